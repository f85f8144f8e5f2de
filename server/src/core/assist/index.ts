/** What an editor asks about a place in a ledger, answered in no editor's terms. */
export { changedRows } from './changedRows.js';
export { comparisonOf, type Comparison } from './compare.js';
export { complete, type Completion, type ProposalKind } from './completion/index.js';
export type { AssistContext, LineOrigin } from './context.js';
export { definitions, type Lead, type Target } from './definition.js';
export { fixableAt, safeEdits } from './fixes.js';
export { folds, type Fold } from './folding.js';
export { format, formatTyped } from './format.js';
export { hover, type HoverCard } from './hover.js';
export { mentionAt, pathAt, type Asked } from './navigation/at.js';
export type { RecordText } from './navigation/inRecord.js';
export type { Mention, Named, NamedKind } from './navigation/mentions.js';
export { toMarkdown, toPlainText, type Card } from './rich.js';
export { highlights, recordsAbout, references, type Reference } from './references.js';
export { referenceOf } from './pastLines.js';
export { locate } from './place.js';
export { symbols, type Symbol as OutlineSymbol, type SymbolKindName } from './symbols.js';
