/** Input a person gave that cannot be used; the message is the one line they read. */
export class UsageFault extends Error {}
