/** What was typed last, for the way back to the list: in memory, because it must not stand in an address. */
let words = '';

export const rememberWords = (typed: string): void => void (words = typed);
export const rememberedWords = (): string => words;
