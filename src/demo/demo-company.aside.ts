import { type GoalOutline, LAST_YEAR, number, percent, Q4, reached, YEAR } from './demo-company.outline.js';

/** Goals outside the tree of this year: last year's, and personal ones. */
export const aside: GoalOutline[] = [
  {
    title: 'Sell a bike in every city where cargo bikes are bought',
    description: 'Last year. We sold more bikes than planned and earned less than planned: the reason for this year.',
    owner: { company: true },
    created_by: 'ines',
    period: LAST_YEAR,
    status: 'completed',
    is_archived: true,
    assign_to: ['mathieu', 'sofie', 'joris'],
    key_results: [
      number('Bikes sold', 'bikes', 0, 2_600, {
        by: 'mathieu',
        values: [140, 310, 540, 790, 1_060, 1_330, 1_590, 1_840, 2_080, 2_320, 2_560, 2_790],
        notes: {
          5: 'A thousand in five months. Dealers fill their stock.',
          12: 'Target passed by 190 bikes.',
        },
      }),
      percent('Gross margin', 27, 32, {
        by: 'sofie',
        values: [27, 27.2, 26.8, 26.1, 25.9, 25.4, 25, 24.8, 24.6, 24.3, 24.1, 24],
        notes: {
          4: ['at_risk', 'Discounts for dealers grow with their orders.'],
          8: ['off_track', 'Every discount brought bikes and took margin. We will not get this back by selling more.'],
        },
      }),
      number('Dealers who reorder within six months', 'dealers', 22, 60, {
        by: 'mathieu',
        values: [22, 25, 29, 31, 34, 36],
        notes: { 4: ['at_risk', 'Those with a workshop reorder, the others do not. Repairs decide.'] },
      }),
    ],
  },
  {
    title: 'Hand over the daily business',
    description: 'So that one day a week is free for customers and for the round.',
    owner: { employee: 'ines' },
    created_by: 'ines',
    is_shared: false,
    visible_to: ['joris', 'katrin', 'mathieu', 'sofie'],
    period: YEAR,
    key_results: [
      percent('Decisions in the weekly round that do not need me', 40, 80, {
        by: 'ines',
        values: [40, 42, 45, 50, 52, 57, 60, 62, 66, 68, 70, 71],
        notes: {
          4: 'Rule: whoever brings the question brings a proposal.',
          9: 'Prices and job offers are decided without me. Suppliers still come to my desk.',
        },
      }),
      number('Customer visits per month', 'visits', 1, 6, {
        by: 'ines',
        values: [1, 1, 2, 2, 3, 3, 4, 3, 4, 5, 4, 5],
        notes: { 8: 'A month of budget talks.', 12: 'Two of five with Stijn’s mechanics, the most useful ones.' },
      }),
    ],
  },
  {
    title: 'Grow into leading a shift',
    description: 'Agreed with Griet in the yearly talk. Samir is my mentor.',
    owner: { employee: 'lotte' },
    created_by: 'lotte',
    is_shared: false,
    visible_to: ['samir', 'bram'],
    period: Q4,
    key_results: [
      number('Shifts led alone', 'shifts', 0, 10, {
        by: 'lotte',
        values: [0, 0, 1, 2, 3, 3, 4],
        notes: {
          3: 'First one. Went well until the motors were missing, then I asked Samir.',
          7: 'Four. I still do too much myself instead of asking others.',
        },
      }),
      reached('Course for shift leads finished', {
        by: 'lotte',
        values: [0, 0, 0, 0, 0],
        notes: { 2: 'Evenings, eight in total.', 5: 'Six of eight done.' },
      }),
    ],
  },
  {
    title: 'Speak in front of people without notes',
    owner: { employee: 'priya' },
    created_by: 'priya',
    is_shared: false,
    visible_to: ['chiara'],
    period: Q4,
    key_results: [
      number('Demos given to the whole company', 'demos', 0, 4, {
        by: 'priya',
        values: [0, 1, 1, 2, 2, 3],
        notes: { 2: 'Ten minutes on defect reports. Too fast, says Chiara.', 6: 'Third one without the script.' },
      }),
      reached('A talk accepted at a conference', {
        by: 'priya',
        values: [0, 0, 0, 1],
        notes: { 2: 'Sent to two.', 4: 'Accepted: 25 minutes on forms for people with gloves.' },
      }),
    ],
  },
  {
    title: 'Repair evenings for the neighbours of the hub',
    description: 'Once a month in Utrecht, with whoever has time. No numbers, just a rough idea of how far we are.',
    owner: { employee: 'thijs' },
    created_by: 'thijs',
    progress: 40,
    confidence_level: 'on_track',
  },
];
