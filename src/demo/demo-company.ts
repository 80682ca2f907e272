import { aside } from './demo-company.aside.js';
import { type GoalOutline, number, toGoal, YEAR } from './demo-company.outline.js';
import { margin } from './demo-company.margin.js';
import { departments, employees, teams } from './demo-company.people.js';
import { readiness } from './demo-company.readiness.js';
import { subscription } from './demo-company.subscription.js';
import { team } from './demo-company.team.js';
import { type DemoCompany } from './demo-company.types.js';

const year: GoalOutline = {
  title: 'Become the cargo bike that city businesses run on',
  description:
    'Veldra builds electric cargo bikes in Kortrijk and keeps them running from hubs in Ghent, Antwerp, Lille, Utrecht and Cologne. Last year we sold more bikes than ever and earned less with each. This year we change what we sell: not a bike, but a bike that is ready every morning, for a monthly fee. That takes customers who subscribe and stay, bikes that run, costs that fall, and a team that lasts.',
  owner: { company: true },
  created_by: 'ines',
  period: YEAR,
  assign_to: ['mathieu', 'camille', 'mireille'],
  key_results: [
    number('Businesses that ride a Veldra every working day', 'businesses', 310, 900, {
      by: 'mathieu',
      values: [310, 338, 371, 402, 455, 498, 540, 601, 648, 702, 751, 788],
      notes: {
        1: 'Every working day means at least 18 days in the month. 310 do, of 640 customers.',
        5: 'More than 50 in one month for the first time.',
        12: '112 to go. Lyon and the signed contracts of this quarter bring about 90.',
      },
    }),
    number('Jobs and deliveries done on our bikes per week', 'thousand', 41, 120, {
      description: 'Estimated from stops of more than two minutes, checked with twelve customers.',
      by: 'mireille',
      values: [41, 44, 49, 53, 60, 66, 71, 79, 86, 93, 98, 104],
      notes: {
        4: 'The growth is more bikes. Stops per bike stay at 36 a week.',
        12: 'French bikes count again, now that they report reliably.',
      },
    }),
    number('Vans that our customers gave up', 'vans', 0, 600, {
      description: 'What customers tell us once a quarter. Shown because we are proud of it, not counted.',
      weight: 0,
      by: 'camille',
      values: [61, 148, 263, 371],
      notes: { 2: 'The usual case is two vans replaced by three bikes.' },
    }),
  ],
  children: [subscription, readiness, margin, team],
};

/**
 * Veldra, a maker of electric cargo bikes that it also rents out: one year of its goals, seen from the middle of the
 * last quarter, and a few goals beside them.
 */
export const demoCompany: DemoCompany = {
  name: 'Veldra Cargo Bikes',
  departments,
  teams,
  employees,
  goals: [year, ...aside].map(toGoal),
};
