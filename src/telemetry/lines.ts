import { write, writeSync } from 'node:fs';

/** Lines are written together, a system call for each being dearer than the line: so many bytes, or after that time. */
const LINES_LENGTH = 4_096;
const LATEST_MS = 100;

/** What waits at most, while the disk is full or the reader of a pipe is slow. Lines beyond it are dropped. */
const MOST_WAITING = 1024 * 1024;

/** How often what is left is tried again when the process exits. */
const LAST_TRIES = 3;

/**
 * Writes lines to a file that is open, beside the requests. A log that cannot be written is no reason to stop: the lines
 * wait for room, as many as may, and nobody hears of an error.
 */
class LineWriter {
  private waiting = '';
  /** what is being written, or could not be */
  private bytes = Buffer.alloc(0);
  private isWriting = false;
  private timer?: NodeJS.Timeout;

  /** @param fd the file; what waits for it is written when the process exits */
  constructor(private readonly fd: number) {
    process.once('exit', () => this.flushSync());
  }

  /** Takes a line, with its end. */
  write(line: string): void {
    if (this.waiting.length + line.length > MOST_WAITING) return;
    this.waiting += line;
    if (this.waiting.length >= LINES_LENGTH && this.bytes.length === 0) this.flush();
    else this.flushLater();
  }

  /** Writes what waits at once, as far as that can be done. */
  flushSync(): void {
    // What is being written is in the hands of the system.
    if (this.isWriting) this.bytes = Buffer.alloc(0);
    for (let tries = 0; tries < LAST_TRIES && this.takeWaiting();) {
      try {
        this.bytes = this.bytes.subarray(writeSync(this.fd, this.bytes));
      } catch {
        tries++;
      }
    }
  }

  private flushLater(): void {
    this.timer ??= setTimeout(() => this.flush(), LATEST_MS).unref();
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.isWriting || !this.takeWaiting()) return;
    this.isWriting = true;
    write(this.fd, this.bytes, (error, written) => {
      this.isWriting = false;
      if (!error) this.bytes = this.bytes.subarray(written);
      if (this.bytes.length > 0 || this.waiting) this.flushLater();
    });
  }

  /** Takes what waits once all before it is written. @returns whether there is anything to write */
  private takeWaiting(): boolean {
    if (this.bytes.length === 0) {
      this.bytes = Buffer.from(this.waiting);
      this.waiting = '';
    }
    return this.bytes.length > 0;
  }
}

/** The one of this process. */
export const stdout = new LineWriter(1);
