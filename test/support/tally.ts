/** What a counter or gauge of Prometheus counts, to be looked at. */
export class Tally {
  n = 0;

  inc(by = 1): void {
    this.n += by;
  }

  dec(by = 1): void {
    this.n -= by;
  }
}
