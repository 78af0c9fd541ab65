import fc from 'fast-check';
import { dayOf, daysAfter, endOfDay, isOfficeHour, stepAfter, STEPS, type AskingFacts } from './schedule.js';

const instants = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2036-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const zones = fc.constantFrom(
  'America/Sao_Paulo',
  'America/Mexico_City',
  'America/St_Johns',
  'America/Santiago',
  'Pacific/Galapagos',
  'America/Argentina/Buenos_Aires',
  'Pacific/Honolulu',
  'UTC',
);
const facts = fc.record<AskingFacts>({
  step: fc.constantFrom(...STEPS),
  hasMailbox: fc.boolean(),
  bounced: fc.boolean(),
  hasAuthority: fc.boolean(),
});

/** What a clock on the wall there shows, told in another way than the rule tells it. */
function onTheWall(zone: string, instant: Date): { hour: number; weekday: number } {
  const [date, time] = instant.toLocaleString('sv-SE', { timeZone: zone }).split(' ') as [string, string];
  return { hour: Number(time.slice(0, 2)), weekday: new Date(`${date}T12:00:00Z`).getUTCDay() };
}

describe('the schedule of reminders', () => {
  it('disturbs nobody at night or on a weekend, wherever the office is', () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const { hour, weekday } = onTheWall(zone, instant);
        const working = weekday >= 1 && weekday <= 5 && hour >= 9 && hour < 16;
        expect(isOfficeHour(zone, instant)).toBe(working);
      }),
    );
  });

  it('finds an hour for every office within three days and a half', () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const hours = Array.from({ length: 84 }, (_, n) => new Date(instant.getTime() + n * 3_600_000));
        expect(hours.some((hour) => isOfficeHour(zone, hour))).toBe(true);
      }),
    );
  });

  it('only ever goes on, and ends at the secretariat after at most four steps', () => {
    fc.assert(
      fc.property(facts, (begin) => {
        const way = [begin.step];
        for (let step = stepAfter(begin); step !== null; step = stepAfter({ ...begin, step })) way.push(step);
        const places = way.map((step) => STEPS.indexOf(step));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        expect(way.at(-1)).toBe('secretariat');
        expect(way.length).toBeLessThanOrEqual(STEPS.length);
      }),
    );
  });

  it('asks a mailbox twice at most, and never one that is not there or sent our letter back', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const next = stepAfter(one);
        if (next === 'asked' || next === 'reminded') expect(one.hasMailbox && !one.bounced).toBe(true);
        if (next === 'authority') expect(one.hasAuthority).toBe(true);
      }),
    );
  });

  it('counts days of UTC', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 400 }), (instant, days) => {
        const day = dayOf(instant);
        expect((Date.parse(daysAfter(day, days)) - Date.parse(day)) / 86_400_000).toBe(days);
        expect(dayOf(endOfDay(instant))).toBe(day);
        expect(endOfDay(instant).getTime()).toBeGreaterThanOrEqual(instant.getTime());
      }),
    );
  });
});
