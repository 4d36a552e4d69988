/** A net that loses requests and answers, sends twice what was sent once, and is late: what a phone in the street has. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from './random.ts';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface RoughNet {
  /** Whether it is rough now. */
  isRough: boolean;
  /** What it did so far. */
  told: { lost: number; repeated: number; late: number };
  fetch: Fetch;
}

const [lateMs, veryLateMs] = [200, 1_200];

export function roughNet(fetch: Fetch, random: Random): RoughNet {
  const net: RoughNet = {
    isRough: true,
    told: { lost: 0, repeated: 0, late: 0 },
    async fetch(url, init) {
      if (!net.isRough) return fetch(url, init);
      const luck = random.next();
      if (luck < 0.06) return lose();
      const answer = await fetch(url, init);
      if (luck < 0.12) return lose();
      if (luck < 0.24) {
        net.told.repeated += 1;
        const again = await fetch(url, init);
        return random.happens(0.5) ? again : answer;
      }
      if (luck < 0.6) {
        net.told.late += 1;
        await pause(random.next() * (random.happens(0.4) ? veryLateMs : lateMs));
      }
      return answer;
    },
  };
  return net;

  function lose(): never {
    net.told.lost += 1;
    throw new TypeError('lost');
  }
}
