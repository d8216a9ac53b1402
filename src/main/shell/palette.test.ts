import { describe, expect, it } from 'vitest';
import { createPalette, type PaletteWindow } from './palette';
import { placePalette } from './palette-place';
import { keepWarm, WARM_MS } from './warm';

/** A clock that is set forward by hand. */
function handClock() {
  let now = 0;
  const due = new Set<{ at: number; work: () => void }>();
  return {
    later: (ms: number, work: () => void) => {
      const held = { at: now + ms, work };
      due.add(held);
      return () => void due.delete(held);
    },
    pass(ms: number) {
      now += ms;
      for (const held of [...due])
        if (held.at <= now) {
          due.delete(held);
          held.work();
        }
    },
    waiting: () => due.size,
  };
}

function setUp() {
  const clock = handClock();
  const said: string[] = [];
  let visible = false;
  let made = 0;
  let clip = 'auth:3';
  let bounds = { x: 0, y: 0, width: 0, height: 0 };
  const listeners = new Map<string, () => void>();
  const palette = createPalette({
    open(at) {
      made += 1;
      bounds = at;
      return {
        show: () => {
          visible = true;
        },
        hide: () => {
          visible = false;
          // A window that goes away loses the focus.
          listeners.get('blur')?.();
        },
        focus: () => undefined,
        destroy: () => {
          visible = false;
          said.push('destroyed');
          listeners.get('closed')?.();
        },
        isVisible: () => visible,
        isFocused: () => visible,
        isDestroyed: () => false,
        setBounds: (next: typeof bounds) => {
          bounds = next;
        },
        loadURL: async (url: string) => void said.push(url),
        on: (event: string, listener: () => void) => listeners.set(event, listener),
      } as PaletteWindow;
    },
    address: 'app://backline/palette.html',
    screen: () => ({ x: 100, y: 0, width: 1920, height: 1000 }),
    readClip: async () => clip,
    tell: (shown) => said.push(shown ? 'shown' : 'away'),
    later: clock.later,
    onFault: (error) => {
      throw error;
    },
  });
  return {
    palette,
    clock,
    said,
    made: () => made,
    visible: () => visible,
    bounds: () => bounds,
    blur: () => listeners.get('blur')?.(),
    copy: (text: string) => {
      clip = text;
    },
  };
}

describe('the palette', () => {
  it('is made when it is first asked for, and used again while it is warm', async () => {
    const { palette, made, said, clock } = setUp();
    expect(made()).toBe(0);
    await palette.show();
    palette.hide();
    clock.pass(WARM_MS - 1);
    await palette.show();
    expect(made()).toBe(1);
    expect(said).toEqual(['app://backline/palette.html', 'shown', 'away', 'shown']);
  });

  it('is let go five minutes after it was put away, and never while it is open', async () => {
    const { palette, clock, said, made } = setUp();
    await palette.show();
    clock.pass(10 * WARM_MS);
    expect(said).not.toContain('destroyed');
    palette.hide();
    clock.pass(WARM_MS - 1);
    expect(said).not.toContain('destroyed');
    clock.pass(1);
    expect(said.at(-1)).toBe('destroyed');
    expect(clock.waiting()).toBe(0);
    await palette.show();
    expect(made()).toBe(2);
  });

  it('goes away when something else gets the focus, once', async () => {
    const { palette, blur, visible, said } = setUp();
    await palette.show();
    blur();
    expect(visible()).toBe(false);
    expect(said.filter((word) => word === 'away')).toHaveLength(1);
  });

  it('is put away by the keys that opened it', async () => {
    const { palette, visible } = setUp();
    await palette.toggle();
    expect(visible()).toBe(true);
    await palette.toggle();
    expect(visible()).toBe(false);
  });

  it('grows with what it shows, and starts small again in a new window', async () => {
    const { palette, bounds, clock } = setUp();
    await palette.show();
    const { height } = bounds();
    palette.size(320);
    expect(bounds().height).toBe(320);
    palette.hide();
    clock.pass(WARM_MS);
    await palette.show();
    expect(bounds().height).toBe(height);
  });

  it('hands the clipboard over once, and only what it held when the palette opened', async () => {
    const { palette, copy } = setUp();
    expect(await palette.clip()).toBeNull();
    await palette.show();
    expect(await palette.clip()).toBe('auth:3');
    expect(await palette.clip()).toBeNull();
    palette.hide();
    copy('accounts:4');
    expect(await palette.clip()).toBeNull();
    await palette.show();
    palette.hide();
    expect(await palette.clip()).toBeNull();
  });
});

describe('the place of the palette', () => {
  const screen = { x: 1920, y: 30, width: 1920, height: 1050 };

  it('is the upper middle of the screen, as tall as it needs', () => {
    expect(placePalette(screen, 240)).toEqual({ x: 2520, y: 219, width: 720, height: 240 });
  });

  it('never takes more than the screen has', () => {
    for (const small of [screen, { x: 0, y: 0, width: 480, height: 320 }]) {
      const { x, y, width, height } = placePalette(small, 4000);
      expect(x).toBeGreaterThanOrEqual(small.x);
      expect(x + width).toBeLessThanOrEqual(small.x + small.width);
      expect(y + height).toBeLessThanOrEqual(small.y + small.height);
      expect(height).toBeLessThanOrEqual(0.6 * small.height);
    }
  });
});

describe('keeping something warm', () => {
  it('counts from the last use', () => {
    const clock = handClock();
    let gone = 0;
    const warm = keepWarm(() => (gone += 1), clock.later, 100);
    warm.used();
    clock.pass(99);
    warm.used();
    clock.pass(99);
    expect(gone).toBe(0);
    clock.pass(1);
    expect(gone).toBe(1);
    warm.used();
    warm.stop();
    clock.pass(1000);
    expect(gone).toBe(1);
  });
});
