import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { WebviewApi } from './host.js';
import { useBoard } from './board.js';
import { Sheet } from './sheet.js';

/** The page: the board, or why there is none. */
export function App({ api }: { readonly api: WebviewApi }): JSX.Element {
  const { host, known } = useBoard(api);
  const metrics = useMemo(metricsOf, []);
  if (known.kind === 'nothing') return <div class="empty" role="status" aria-busy="true" />;
  if (known.kind === 'none') {
    return (
      <div class="empty" role="status">
        <p>{known.why}</p>
      </div>
    );
  }
  return <Sheet host={host} state={known.state} texts={known.texts} metrics={metrics} />;
}

/** Cards are as high as their lines of text need, whatever size the user reads. */
function metricsOf(): { readonly card: number; readonly gap: number; readonly heading: number } {
  const em = Number.parseFloat(getComputedStyle(document.body).fontSize) || 13;
  return { card: Math.round(em * 6.9), gap: 8, heading: Math.round(em * 2.6) };
}
