import { defaultPolicy, scaffold, withAttributes } from '../../core/index.js';
import { SCAFFOLD_REQUEST, type ScaffoldFile } from '../../protocol.js';
import { isRecord } from '../moves/intents.js';
import { guarded, type Session } from '../session.js';

/** What a client writes that makes a workspace of a folder: the same files as `orch init` makes. */
export function registerScaffold(session: Session): void {
  const { connection, client, roots } = session;
  connection.onRequest(
    SCAFFOLD_REQUEST,
    guarded(session, SCAFFOLD_REQUEST, async (params: unknown): Promise<readonly ScaffoldFile[]> => {
      const { root: uri, attributes: said } = isRecord(params) ? params : {};
      const before = typeof said === 'string' ? said : '';
      const root = typeof uri === 'string' ? roots.at(uri) : undefined;
      const policy = (await root?.current())?.workspace.policy ?? defaultPolicy;
      const attributes = { path: '.gitattributes', text: withAttributes(before, policy, client.messages) ?? before };
      return [...scaffold(policy, client.messages), attributes];
    }),
  );
}
