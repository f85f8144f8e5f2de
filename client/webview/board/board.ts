import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ToBoard } from '../../src/board/messages.js';
import { Host, type WebviewApi } from './host.js';
import { learned, type Known } from './known.js';

/** The extension and what it told so far; asks for everything at the beginning, and whenever something was missed. */
export function useBoard(api: WebviewApi): { readonly host: Host; readonly known: Known } {
  const [known, setKnown] = useState<Known>({ kind: 'nothing' });
  const host = useMemo(() => {
    let latest: Known = { kind: 'nothing' };
    const made = new Host(
      api,
      () => (latest.kind === 'board' ? latest.texts.late : ''),
      (message) => {
        const next = learned(latest, message);
        if (next === undefined) made.tell({ type: 'ready' });
        else setKnown((latest = next));
      },
    );
    return made;
  }, [api]);
  useEffect(() => {
    const listen = ({ data }: MessageEvent<ToBoard>): void => host.receive(data);
    window.addEventListener('message', listen);
    host.tell({ type: 'ready' });
    return () => window.removeEventListener('message', listen);
  }, [host]);
  return { host, known };
}
