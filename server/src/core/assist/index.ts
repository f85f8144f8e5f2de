/** What an editor asks about a place in a ledger, answered in no editor's terms. */
export { complete, type Completion, type ProposalKind } from './completion/index.js';
export type { AssistContext } from './context.js';
export { definitions, type Target } from './definition.js';
export { fixableAt, safeEdits } from './fixes.js';
export { folds, type Fold } from './folding.js';
export { hover, type HoverCard } from './hover.js';
export { toMarkdown, toPlainText, type Card } from './rich.js';
export { symbols, type Symbol as OutlineSymbol, type SymbolKindName } from './symbols.js';
