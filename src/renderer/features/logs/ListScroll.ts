import { endOf, isScaled, offsetFor, type Scale, toDrawn, toList } from './scale';

const NOTHING: Scale = { list: 0, drawn: 0, viewport: 0 };

/**
 * Where a long list stands. Up to some ten million pixels that is where its element stands; beyond, the
 * element is lower than the list, its scroll bar goes through the whole list, and the wheel moves the list
 * itself by what it says.
 */
export class ListScroll {
  scale: Scale = NOTHING;
  #element: HTMLElement | null = null;
  #offset = 0;
  /** Where the element was put last: its scroll event tells nothing new. */
  #put = -1;
  readonly #listeners = new Set<(offset: number, resized: boolean) => void>();

  get offset(): number {
    return this.#offset;
  }

  /** How far rows have to be shifted to stand in the element where they stand in the list. */
  get shift(): number {
    return isScaled(this.scale) && this.#element ? this.#element.scrollTop - this.#offset : 0;
  }

  get atEnd(): boolean {
    return this.#offset >= endOf(this.scale) - 2;
  }

  attach(element: HTMLElement): () => void {
    this.#element = element;
    const onScroll = () => this.#follow();
    const onWheel = (event: WheelEvent) => this.#turn(event);
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
      this.#element = null;
    };
  }

  /** Hears of every move until the returned function is called; told at once where the list stands. */
  listen(listener: (offset: number, resized: boolean) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#offset, true);
    return () => this.#listeners.delete(listener);
  }

  /** The list or its window has another size. What was at the top stays there. */
  resize(scale: Scale): void {
    this.scale = scale;
    if (isScaled(scale)) this.moveTo(this.#offset, true);
    else this.#follow(true);
  }

  moveTo(offset: number, resized = false): void {
    if (!this.#element) return;
    this.#offset = Math.min(endOf(this.scale), Math.max(0, offset));
    this.#element.scrollTop = toDrawn(this.#offset, this.scale);
    this.#put = this.#element.scrollTop;
    this.#tell(resized);
  }

  /** Moves so that a row is in view; not at all when it is. */
  show(row: number, how: 'near' | 'centre'): void {
    const offset = offsetFor(row, this.#offset, this.scale, how);
    if (offset !== null) this.moveTo(offset);
  }

  #follow(resized = false): void {
    const at = this.#element?.scrollTop ?? 0;
    if (isScaled(this.scale)) {
      if (Math.abs(at - this.#put) < 1) return;
      this.#put = -1;
      this.#offset = toList(at, this.scale);
    } else this.#offset = at;
    this.#tell(resized);
  }

  #turn(event: WheelEvent): void {
    if (!isScaled(this.scale) || event.ctrlKey || event.deltaY === 0) return;
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 24 : event.deltaMode === 2 ? this.scale.viewport : 1;
    this.moveTo(this.#offset + event.deltaY * unit);
  }

  #tell(resized: boolean): void {
    for (const listener of this.#listeners) listener(this.#offset, resized);
  }
}
