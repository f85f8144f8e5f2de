import {
  commands,
  l10n,
  Uri,
  window,
  workspace,
  type CancellationToken,
  type Disposable,
  type TextDocumentContentProvider,
} from 'vscode';
import { harmless } from '../notify/harmless.js';
import type {
  EVIDENCE_DIFF_REQUEST,
  EvidenceDiffParams,
  EvidenceDiffResult,
  PatchedFile,
} from '../../../server/src/protocol.js';
import { choose } from '../moves/inputs.js';
import { asked } from '../progress/index.js';
import type { Services } from '../services.js';
import type { Found } from './finding.js';

const REQUEST: typeof EVIDENCE_DIFF_REQUEST = 'orch/evidenceDiff';

/** Scheme of the two sides of a file that the diff of an evidence record changes. */
const SCHEME = 'orch-evidence';

type Side = 'before' | 'after';
type Shown = Extract<EvidenceDiffResult, { files: unknown }>;

/** The diffs of evidence records in VS Code's own diff editor, read-only. */
export class EvidenceDiffs implements TextDocumentContentProvider, Disposable {
  readonly #subscription: Disposable;

  constructor(private readonly services: Services) {
    this.#subscription = workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async provideTextDocumentContent({ path, query }: Uri, token: CancellationToken): Promise<string> {
    const { side, evidence } = JSON.parse(query) as { side: Side; evidence: string };
    const params: EvidenceDiffParams = { uri: evidence };
    const result = await this.services.connection.request<EvidenceDiffResult>(REQUEST, params, token);
    if ('problem' in result) return '';
    return result.files.find((file) => `/${file.path}` === path)?.[side] ?? '';
  }

  /** Opens what the evidence of an approval changes; says why where it cannot be shown. */
  async open({ approval }: Found): Promise<readonly PatchedFile[] | undefined> {
    const uris = approval.evidence.flatMap(({ uri }) => uri ?? []);
    const evidence = uris.length > 1 ? await chooseFile(uris) : uris[0];
    if (evidence === undefined) {
      if (uris.length === 0)
        void window.showInformationMessage(
          harmless(l10n.t('{0} names no evidence that could be opened.', approval.id)),
        );
      return undefined;
    }
    const params: EvidenceDiffParams = { uri: evidence };
    const result = await asked<EvidenceDiffResult>(this.services, REQUEST, params);
    if ('problem' in result) {
      void this.#refuse(result.problem, evidence);
      return undefined;
    }
    await show(approval.id, evidence, result);
    return result.files;
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #refuse(problem: string, evidence: string): Promise<void> {
    const open = l10n.t('Open Evidence');
    const answer = await window.showWarningMessage(harmless(problem), open);
    if (answer === open) await commands.executeCommand('vscode.open', Uri.parse(evidence));
  }
}

/** One file as a diff, several as one editor with all of them. */
async function show(id: string, evidence: string, { base, files }: Shown): Promise<void> {
  const side = (path: string, which: Side): Uri =>
    Uri.from({ scheme: SCHEME, path: `/${path}`, query: JSON.stringify({ side: which, evidence }) });
  const against = base.slice(0, 8);
  const [only, second] = files;
  if (only !== undefined && second === undefined) {
    const title = l10n.t('{0}: {1} ({2} ↔ evidence)', id, only.path, against);
    await commands.executeCommand('vscode.diff', side(only.path, 'before'), side(only.path, 'after'), title);
    return;
  }
  const title = l10n.t('{0}: {1} files ({2} ↔ evidence)', id, files.length, against);
  const all = files.map(({ path, before, after }) => [
    side(path, 'after'),
    before === null ? undefined : side(path, 'before'),
    after === null ? undefined : side(path, 'after'),
  ]);
  await commands.executeCommand('vscode.changes', title, all);
}

/** The evidence that an editor shows, or of which it shows what it changes. */
export function evidenceBehind(uri: Uri): string {
  if (uri.scheme !== SCHEME) return uri.toString();
  return (JSON.parse(uri.query) as { evidence: string }).evidence;
}

async function chooseFile(uris: readonly string[]): Promise<string | undefined> {
  const items = uris.map((uri) => ({ label: workspace.asRelativePath(Uri.parse(uri)), uri }));
  return (await choose(l10n.t('Open Diff of Evidence'), items, l10n.t('Which file?')))?.uri;
}
