import { describe, expect, it } from 'vitest';
import { placeWindow } from './window-state';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };

describe('placing the window', () => {
  it('opens at its first size when nothing is kept', () => {
    expect(placeWindow(null, [SCREEN])).toEqual({ width: 1280, height: 860 });
  });
  it('returns to where it was', () => {
    expect(placeWindow({ x: 100, y: 50, width: 1000, height: 700, maximized: false }, [SCREEN])).toEqual({
      x: 100,
      y: 50,
      width: 1000,
      height: 700,
    });
  });
  it('keeps only its size when its screen was unplugged', () => {
    expect(placeWindow({ x: 2400, y: 50, width: 1000, height: 700, maximized: false }, [SCREEN])).toEqual({
      width: 1000,
      height: 700,
    });
  });
  it('keeps only its size when nobody could grab its title bar', () => {
    expect(placeWindow({ x: 100, y: -300, width: 1000, height: 700, maximized: false }, [SCREEN])).toEqual({
      width: 1000,
      height: 700,
    });
    expect(placeWindow({ x: 1890, y: 50, width: 1000, height: 700, maximized: false }, [SCREEN])).toEqual({
      width: 1000,
      height: 700,
    });
  });
});
