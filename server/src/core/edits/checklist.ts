import { isWellFormedId, undecorate, type WorkspaceFile } from '../model/index.js';
import type { ChecklistItem } from '../syntax/index.js';
import { lineRange, type TextEdit } from '../text/index.js';
import { oneLine } from './values.js';

/** What a check-list item proposes: `- [ ] T-101 P1 (due: 2026-02-01) title`. Every part but the title may lack. */
export interface Proposed {
  readonly id: string | undefined;
  readonly priority: string | undefined;
  readonly due: string | undefined;
  readonly title: string;
}

/** Ticks the box of an item that was filed, or clears it; nothing where it is so already. */
export function fileItem({ document }: WorkspaceFile, item: ChecklistItem, ticked = true): readonly TextEdit[] {
  const before = document.lines.at(item.line).slice(0, item.text.range.start.character);
  const box = before.lastIndexOf('[');
  if (item.checked === ticked || item.text.range.start.line !== item.line || box === -1) return [];
  return [{ range: lineRange(item.line, box + 1, box + 2), newText: ticked ? 'x' : ' ' }];
}

const DUE = /[(（]\s*(?:due|期限|期日|締切)\s*[:：=]?\s*([^()（）]*?)\s*[)）]/i;
const PRIORITY = /^[[(（]?(P(?:\d{1,2}|∞))[\])）]?[:：]?$/i;

/** Reads what an item proposes. Words before the title are an id where they hold a digit, and a priority as `P1`. */
export function readProposal(item: ChecklistItem): Proposed {
  const text = oneLine(item.text.value);
  const due = DUE.exec(text);
  const words = (due === null ? text : text.replace(due[0], ' ')).split(/\s+/).filter((word) => word !== '');
  let id: string | undefined;
  let priority: string | undefined;
  for (; words[0] !== undefined; words.shift()) {
    const word = undecorate(words[0].replace(/[:：]$/, ''));
    const level = PRIORITY.exec(word)?.[1];
    if (level !== undefined && priority === undefined) priority = level;
    else if (level === undefined && id === undefined && priority === undefined && isId(word)) id = word;
    else break;
  }
  const title = words.join(' ').replace(/^[-–—:：]\s+/, '');
  return { id, priority, due: due?.[1] === '' ? undefined : due?.[1], title };
}

/** A word with a digit and something besides that joins or letters it: `T-101`, `004-P3`, `T:1`; not `3` or `2nd,`. */
function isId(word: string): boolean {
  return (
    isWellFormedId(word) && /^[^\s,.;()]*\d[^\s,.;()]*$/.test(word) && /[\p{L}]/u.test(word) && /[-_:#/]/.test(word)
  );
}
