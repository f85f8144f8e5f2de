import { verifyLog, type AuditProblem, type Messages } from '../../core/index.js';
import { printable } from '../render/printable.js';
import { painter } from '../render/style.js';
import { EXIT, type CommandContext } from '../types.js';
import { placed } from './former.js';
import type { Audit } from './read.js';

/** `orch audit verify`: 1 where the log is not as its writers left it. */
export async function verify(audit: Audit, context: CommandContext): Promise<number> {
  const { files, lines, own } = audit;
  const found = await placed(verifyLog(files, own), audit);
  const problems = found.filter(({ code }) => code !== 'elsewhere');
  const notes = found.filter(({ code }) => code === 'elsewhere');
  const times = lines.map(({ line }) => line.time).sort();
  const summary = {
    lines: lines.length,
    writers: new Set(lines.map(({ line }) => line.writer)).size,
    first: times[0] ?? null,
    last: times.at(-1) ?? null,
  };
  context.io.out(
    context.json ? asJson({ problems, notes, summary, own }) : asText({ problems, notes, summary }, audit, context),
  );
  return problems.length > 0 ? EXIT.findings : EXIT.fine;
}

interface Verified {
  readonly problems: readonly AuditProblem[];
  readonly notes: readonly AuditProblem[];
  readonly summary: {
    readonly lines: number;
    readonly writers: number;
    readonly first: string | null;
    readonly last: string | null;
  };
}

function asJson({ problems, notes, summary, own }: Verified & Pick<Audit, 'own'>): string {
  const all = { version: 1, ok: problems.length === 0, ...summary, own: own?.head ?? null, problems, notes };
  return `${JSON.stringify(all)}\n`;
}

function asText({ problems, notes, summary }: Verified, { folder, own }: Audit, context: CommandContext): string {
  const { auditLog } = context.messages;
  const paint = painter(context.io.colour);
  const told = [...problems, ...notes].map((problem) => {
    const place = `${problem.file}:${problem.line}`;
    return `${paint('bold', printable(place))} ${printable(sentence(problem, context.messages))} ${paint('dim', problem.code)}`;
  });
  const { first, last, ...counts } = summary;
  const end =
    problems.length > 0
      ? auditLog.broken({ problems: problems.length, ...counts })
      : first === null || last === null
        ? auditLog.empty({ folder })
        : auditLog.verified({ first, last, ...counts });
  const head = own?.head ?? null;
  const compared =
    own === undefined || head === null ? auditLog.noOwnHead : auditLog.ownHead({ ...own, seq: head.seq });
  return `${[...told, printable(end), ...(first === null ? [] : [compared])].join('\n')}\n`;
}

function sentence(problem: AuditProblem, { auditLog }: Messages): string {
  const say = auditLog.problems[problem.code] as (params: AuditProblem['params']) => string;
  return say(problem.params);
}
