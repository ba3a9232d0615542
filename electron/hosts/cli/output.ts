/**
 * How the command line writes: results to stdout, progress and errors to stderr, columns that line up in Chinese.
 */

/** Columns a terminal gives to a text: two for East Asian wide and full-width characters, none for marks. */
export function columns(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) continue;
    const wide =
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6) ||
      (code >= 0x1f300 && code <= 0x1faff) ||
      (code >= 0x20000 && code <= 0x3fffd);
    width += wide ? 2 : 1;
  }
  return width;
}

export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** Rows as aligned columns; the last column is never padded. */
export function table(rows: string[][]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, columns(cell));
    });
  }
  const line = (row: string[]) =>
    row.map((cell, i) => (i === row.length - 1 ? cell : pad(cell, widths[i] ?? 0))).join('  ');
  return rows.map(line).join('\n');
}

/** Text from records goes to a terminal: control characters would let a document move the cursor or recolour it. */
export function tame(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

export function oneLine(text: string): string {
  return tame(text).replace(/\s+/g, ' ').trim();
}

/** Marks the spans of a passage, for terminals that can. */
export function emphasise(text: string, spans: readonly (readonly [number, number])[], colour: boolean): string {
  if (!colour) return oneLine(text);
  let out = '';
  let at = 0;
  for (const [start, end] of spans) {
    out += `${tame(text.slice(at, start))}\u001b[1;31m${tame(text.slice(start, end))}\u001b[0m`;
    at = end;
  }
  return (out + tame(text.slice(at))).replace(/\s+/g, ' ').trim();
}

export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Replaces the line that `progress` wrote last, on a terminal; a plain line now and then elsewhere. */
  progress(text: string): void;
  readonly colour: boolean;
  /** Aborted by Ctrl-C and by SIGTERM. */
  readonly interrupted: AbortSignal;
  /** What kept the results from arriving, if anything did. */
  finish(): Promise<Error | null>;
}

/** A log file gets a line of progress this often. */
const logEveryMs = 2_000;

export function standardIo(): Io {
  const abort = new AbortController();
  const onSignal = () => {
    // The second time means: now.
    if (abort.signal.aborted) process.exit(130);
    abort.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  let reading = true;
  let lost: Error | null = null;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Work goes on, an import must not stop half-way; only printing ends. `… | head` has seen enough.
    reading = false;
    if (error.code !== 'EPIPE') lost ??= error;
  });
  process.stderr.on('error', () => {});
  const terminal = process.stderr.isTTY === true;
  let drawn = false;
  let loggedAt = Date.now();
  const clear = () => {
    if (drawn) process.stderr.write('\r\u001b[K');
    drawn = false;
  };
  return {
    colour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    interrupted: abort.signal,
    out(text) {
      clear();
      if (reading) process.stdout.write(`${text}\n`);
    },
    err(text) {
      clear();
      process.stderr.write(`${text}\n`);
    },
    progress(text) {
      if (terminal) {
        process.stderr.write(`\r\u001b[K${text}`);
        drawn = true;
      } else if (Date.now() - loggedAt >= logEveryMs) {
        loggedAt = Date.now();
        process.stderr.write(`${text}\n`);
      }
    },
    finish() {
      clear();
      return new Promise((resolve) => {
        // The event of a failed write comes after the write's own answer.
        const answer = () => setImmediate(() => resolve(lost));
        if (reading) process.stdout.write('', answer);
        else answer();
      });
    },
  };
}
