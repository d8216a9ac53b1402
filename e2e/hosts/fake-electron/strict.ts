/** Use of something of Electron that the stand-in does not have. Never caught, always a fault. */
export class StandInGap extends Error {
  constructor(member: string) {
    super(`The stand-in for electron has no ${member}`);
    this.name = 'StandInGap';
  }
}

/** Told of every gap and misuse, so that a `catch` in the app cannot hide one. */
export type OnFault = (text: string) => void;

/**
 * Wraps an object so that reading, calling or setting what it does not have throws with its name.
 * Symbols and `then` stay readable, as the language itself asks for them.
 */
export function strict<T extends object>(name: string, target: T, onFault: OnFault): T {
  const missing = (key: string): never => {
    const gap = new StandInGap(`${name}.${key}`);
    onFault(gap.message);
    throw gap;
  };
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON' || key in object) {
        return Reflect.get(object, key, receiver);
      }
      return missing(key);
    },
    set(object, key, value, receiver) {
      if (typeof key === 'symbol' || key in object) return Reflect.set(object, key, value, receiver);
      return missing(key);
    },
  });
}
