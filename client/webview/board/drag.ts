import { useEffect, useRef, useState } from 'preact/hooks';
import type { BoardTargets } from '../../src/board/messages.js';
import type { Spot } from './landing.js';

/** A card that is being dragged. */
export interface Drag {
  readonly key: string;
  readonly id: string;
  /** What the pointer is over. */
  readonly over: Spot | undefined;
  /** Undefined while they are asked for. */
  readonly targets: BoardTargets | undefined;
}

export interface Dragging {
  readonly drag: Drag | undefined;
  readonly onPointerDown: (event: PointerEvent) => void;
}

export interface DragRules {
  /** Where a card could go. */
  readonly ask: (id: string) => Promise<BoardTargets>;
  readonly onStart: (id: string, targets: BoardTargets) => void;
  readonly onDrop: (key: string, spot: Spot) => void;
  /** What lies at a place of the page. */
  readonly spot: (x: number, y: number) => Spot | undefined;
  /** Moves what is shown under the pointer. */
  readonly follow: (x: number, y: number) => void;
  /** What scrolls while the pointer is near its edge. */
  readonly scroller: () => HTMLElement | null;
}

/** A pointer that moved less (pixels) did not drag. */
const THRESHOLD = 5;
/** So near (pixels) to an edge a drag scrolls, so much a frame. */
const EDGE = 40;
const SPEED = 10;

/** Drags a card with mouse or pen; a finger scrolls, and has the menu. Escape, or a drop beside all columns, ends it. */
export function useDrag(rules: DragRules): Dragging {
  const [drag, setDrag] = useState<Drag>();
  const end = useRef<(() => void) | undefined>(undefined);
  const latest = useRef(rules);
  latest.current = rules;
  useEffect(() => () => end.current?.(), []);

  const onPointerDown = (event: PointerEvent): void => {
    const element = cardAt(event.target);
    if (event.button !== 0 || event.pointerType === 'touch' || element === undefined) return;
    const session = new DragSession(element, event, latest, setDrag, () => (end.current = undefined));
    end.current?.();
    end.current = () => session.end();
  };
  return { drag, onPointerDown };
}

class DragSession {
  readonly #key: string;
  readonly #id: string;
  readonly #stop = new AbortController();
  #started = false;
  #frame = 0;
  #drag: Drag | undefined;
  #x: number;
  #y: number;

  constructor(
    element: HTMLElement,
    private readonly from: PointerEvent,
    private readonly rules: { readonly current: DragRules },
    private readonly show: (drag: Drag | undefined) => void,
    private readonly ended: () => void,
  ) {
    this.#key = element.dataset['key'] ?? '';
    this.#id = element.dataset['id'] ?? '';
    [this.#x, this.#y] = [from.clientX, from.clientY];
    const { signal } = this.#stop;
    window.addEventListener('pointermove', (event) => this.#move(event), { signal });
    window.addEventListener('pointerup', () => this.#drop(), { signal });
    window.addEventListener('pointercancel', () => this.end(), { signal });
    window.addEventListener('blur', () => this.end(), { signal });
    window.addEventListener('keydown', (event) => this.#pressed(event), { signal, capture: true });
  }

  end(): void {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    this.show(undefined);
    this.ended();
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#started) return;
    event.stopPropagation();
    this.end();
  }

  #move({ clientX, clientY, buttons }: PointerEvent): void {
    // Released outside of the page.
    if (buttons === 0) {
      this.end();
      return;
    }
    [this.#x, this.#y] = [clientX, clientY];
    const far = Math.hypot(clientX - this.from.clientX, clientY - this.from.clientY) >= THRESHOLD;
    if (!this.#started && far) this.#start();
    if (!this.#started) return;
    this.rules.current.follow(clientX, clientY);
    this.#update({ over: this.rules.current.spot(clientX, clientY) });
  }

  #start(): void {
    this.#started = true;
    this.#update({});
    this.#frame = requestAnimationFrame(() => this.#scroll());
    const { ask, onStart } = this.rules.current;
    void ask(this.#id).then(
      (targets) => {
        if (this.#stop.signal.aborted) return;
        this.#update({ targets });
        onStart(this.#id, targets);
      },
      // What cannot be asked is asked again by the drop, which says why.
      () => undefined,
    );
  }

  #update(more: Partial<Drag>): void {
    const before = this.#drag ?? { key: this.#key, id: this.#id, over: undefined, targets: undefined };
    const drag = { ...before, ...more };
    const same = isSame(this.#drag?.over, drag.over) && this.#drag?.targets === drag.targets;
    const first = this.#drag === undefined;
    this.#drag = drag;
    if (first || !same) this.show(drag);
  }

  #scroll(): void {
    const scroller = this.rules.current.scroller();
    if (scroller !== null) {
      const { left, right, top, bottom } = scroller.getBoundingClientRect();
      scroller.scrollBy(speed(this.#x, left, right), speed(this.#y, top, bottom));
      this.#update({ over: this.rules.current.spot(this.#x, this.#y) });
    }
    this.#frame = requestAnimationFrame(() => this.#scroll());
  }

  #drop(): void {
    const drag = this.#drag;
    this.end();
    if (drag?.over === undefined) return;
    this.rules.current.onDrop(drag.key, drag.over);
  }
}

function speed(at: number, from: number, to: number): number {
  if (at < from + EDGE) return -SPEED;
  return at > to - EDGE ? SPEED : 0;
}

/** The card that an event is about. */
export function cardAt(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>('.card') ?? undefined) : undefined;
}

function isSame(a: Spot | undefined, b: Spot | undefined): boolean {
  return (a === undefined) === (b === undefined) && a?.state === b?.state && a?.lane === b?.lane;
}
