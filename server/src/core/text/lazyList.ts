/** A list whose members are made when they are first asked for; each then stays the object that it is. */
export class LazyList<T extends object> {
  readonly length: number;
  readonly #made: (T | undefined)[] = [];
  #make: ((index: number) => T) | undefined;

  constructor(length: number, make: (index: number) => T) {
    this.length = length;
    this.#make = make;
  }

  /** Undefined outside the list. */
  at(index: number): T | undefined {
    const known = this.#made[index];
    if (known !== undefined || this.#make === undefined || index < 0 || index >= this.length) return known;
    return (this.#made[index] = this.#make(index));
  }

  /** All members: the same array each time. What they were made of is forgotten. */
  all(): readonly T[] {
    if (this.#make === undefined) return this.#made as T[];
    // A list that grows member by member is copied again and again.
    this.#made.length = this.length;
    for (let index = 0; index < this.length; index++) this.#made[index] ??= this.#make(index);
    this.#make = undefined;
    return this.#made as T[];
  }
}
