/** What a colour means. Each tone goes with an icon and a word: colour never speaks alone. */
export type Tone = 'idle' | 'accent' | 'ok' | 'warn' | 'no' | 'exit' | 'note';
