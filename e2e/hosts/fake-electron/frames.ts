import type { WebFrameMain } from 'electron';
import type { FrameFacts } from '../protocol';

type Used = 'url' | 'origin' | 'parent' | 'top' | 'detached' | 'isDestroyed';

/** Electron's `WebFrameMain` for one document in one frame. */
export class FakeFrame implements Pick<WebFrameMain, Used> {
  readonly detached = false;

  constructor(
    private readonly facts: FrameFacts,
    private readonly alive: () => boolean,
    private readonly wrap: (facts: FrameFacts) => WebFrameMain,
  ) {}

  private live(): FrameFacts {
    if (!this.alive()) throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    return this.facts;
  }

  get url(): string {
    return this.live().url;
  }

  get origin(): string {
    return this.live().origin;
  }

  get parent(): WebFrameMain | null {
    const { parent } = this.live();
    return parent && this.wrap(parent);
  }

  get top(): WebFrameMain | null {
    let top = this.live();
    while (top.parent) top = top.parent;
    return this.wrap(top);
  }

  isDestroyed(): boolean {
    return !this.alive();
  }
}
