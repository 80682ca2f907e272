/** All numbers of 16 bits in hexadecimal: millions of ids are made of them. */
const HEX = Array.from({ length: 2 ** 16 }, (_, n) => n.toString(16).padStart(4, '0'));

/**
 * Random choices that are the same for the same seed, kind of thing and position: any row can be made again on its own,
 * so none has to be kept.
 */
export class Dice {
  private state: number;

  constructor(seed: number, kind: number, index: number) {
    this.state = mixed(mixed(mixed(seed) ^ kind) ^ index);
  }

  /** A whole number from 0 to `n` - 1. */
  below(n: number): number {
    return Math.floor((this.bits() / 2 ** 32) * n);
  }

  /** Whether something happens that does so in `percent` of all cases. */
  chance(percent: number): boolean {
    return this.bits() < percent * (2 ** 32 / 100);
  }

  /** One of the list, each as likely. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** A UUID v7 of that instant. */
  uuid(at: number): string {
    const [a, b, c, variant] = [this.bits(), this.bits(), this.bits(), '89ab'[this.below(4)]];
    const time = HEX[Math.floor(at / 2 ** 32)]! + HEX[(at >>> 16) & 0xffff]!;
    const words = `${HEX[at & 0xffff]}-7${HEX[a >>> 16]!.slice(1)}-${variant}${HEX[a & 0xffff]!.slice(1)}`;
    return `${time}-${words}-${HEX[b >>> 16]}${HEX[b & 0xffff]}${HEX[c >>> 16]}`;
  }

  /** 32 random bits (mulberry32). */
  private bits(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return (bits ^ (bits >>> 14)) >>> 0;
  }
}

/** Shares `total` things out among `owners`, unevenly. @returns how many each of them gets, one after the other */
export function* shares(seed: number, kind: number, total: number, owners: number): Generator<number> {
  const PER_ROUND = 4;
  for (let first = 0; first < owners; first += PER_ROUND) {
    const end = Math.min(first + PER_ROUND, owners);
    const counts = new Array<number>(end - first).fill(0);
    const dice = new Dice(seed, kind, first);
    const ofRound = Math.floor((end * total) / owners) - Math.floor((first * total) / owners);
    for (let i = 0; i < ofRound; i++) counts[dice.below(counts.length)]!++;
    yield* counts;
  }
}

/** The finalizer of MurmurHash3: neighbouring numbers come out far apart. */
function mixed(n: number): number {
  n = Math.imul(n ^ (n >>> 16), 0x85ebca6b);
  n = Math.imul(n ^ (n >>> 13), 0xc2b2ae35);
  return n ^ (n >>> 16);
}
