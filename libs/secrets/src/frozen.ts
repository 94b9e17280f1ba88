/**
 * A parsed secret as it is at run time: plain objects and arrays are deeply frozen. Instances of
 * classes (a KeyObject, a Map, anything with a method) are unchanged.
 */
export type Frozen<T> = T extends object
  ? HasMethod<T> extends true
    ? T extends readonly unknown[]
      ? { readonly [Key in keyof T]: Frozen<T[Key]> }
      : T
    : { readonly [Key in keyof T]: Frozen<T[Key]> }
  : T;

type HasMethod<T> = T extends (...args: never[]) => unknown
  ? true
  : true extends {
        [Key in keyof T]-?: T[Key] extends (...args: never[]) => unknown ? true : false;
      }[keyof T]
    ? true
    : false;
