/** This computer cannot be broken in that way; says why, in a few words. */
export class NotHere extends Error {}
