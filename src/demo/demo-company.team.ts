import { type GoalOutline, number, percent, Q3, Q4, reached, SECOND_HALF, YEAR } from './demo-company.outline.js';

/** People and safety: we grow without wearing people out. */

const people: GoalOutline = {
  title: 'Managers make work better, not busier',
  owner: { department: 'people' },
  created_by: 'amara',
  period: YEAR,
  weight: 2,
  assign_to: ['bram'],
  key_results: [
    percent('People with a real one-to-one every month', 58, 95, {
      description: 'Two questions to everybody, once a month: did it take place, was it of use?',
      by: 'amara',
      values: [58, 60, 63, 66, 70, 72, 75, 79, 81, 83, 85, 86],
      notes: {
        3: 'Offices are at 80, the plant is at 35. Shift leads have 19 people each.',
        7: 'Griet and Samir now share the line, that halves it.',
        12: 'Hubs are the last gap, mechanics are on the road all day.',
      },
    }),
    number('Managers who finished the leadership course', 'managers', 0, 16, {
      by: 'bram',
      values: [0, 0, 4, 4, 8, 8, 8, 12, 12, 12],
      notes: {
        3: 'First group. They want more practice with hard conversations.',
        10: 'Last group of four is in the third of five sessions.',
      },
    }),
  ],
  children: [
    {
      title: 'Mechanics and assemblers want to work here',
      owner: { department: 'people' },
      created_by: 'amara',
      period: Q4,
      assign_to: ['bram', 'stijn', 'bart'],
      key_results: [
        number('Time to fill a job in workshop or plant', 'days', 71, 40, {
          by: 'bram',
          values: [71, 69, 64, 62, 57, 55, 52],
          notes: {
            3: 'A trial day instead of a second interview. Both sides decide the same evening.',
            6: 'Four of the last five came through colleagues.',
          },
        }),
        percent('New colleagues still here after 90 days', 82, 95, {
          by: 'bram',
          values: [82, 82, 84, 85, 87, 88, 89],
          notes: { 4: 'Everybody has a buddy for the first month. Those who left before said nobody had time.' },
        }),
      ],
      children: [
        {
          title: 'The first apprentices learn with us',
          owner: { employee: 'bram' },
          created_by: 'bram',
          period: Q4,
          key_results: [
            number('Signed apprenticeships', 'apprentices', 0, 6, {
              by: 'bram',
              values: [0, 0, 1, 2, 2, 3, 4],
              notes: {
                2: 'Open workshop in Kortrijk: 31 visitors, nine applications.',
                7: 'Four signed, two of them women. Schools in Ghent want a visit.',
              },
            }),
            number('Colleagues qualified as trainers', 'colleagues', 0, 5, {
              by: 'bram',
              values: [0, 0, 2, 2, 4, 4, 4],
              notes: { 5: 'Emre passed yesterday.' },
            }),
            reached('Kortrijk recognised as a training company', {
              by: 'bram',
              values: [0, 0, 0, 0, 0],
              notes: { 2: 'Visit of the inspector is booked.', 5: ['at_risk', 'Visit moved by three weeks.'] },
            }),
          ],
        },
      ],
    },
    {
      title: 'Working hours that plant and hubs agree on',
      description:
        'A works agreement on swapping shifts and early starts. Negotiated, so its progress is our judgement: draft 30, first round 50, common text 80, signed 100.',
      owner: { team: 'hours' },
      created_by: 'bram',
      period: SECOND_HALF,
      progress_driver: 'manual',
      progress: 60,
      confidence_level: 'at_risk',
      assign_to: ['griet', 'noor'],
      key_results: [
        percent('Staff who may swap a shift without asking a manager', 0, 100, {
          description: 'Shown for orientation: it jumps when the agreement is signed.',
          by: 'griet',
          values: [0, 0, 15, 15, 15, 30, 30],
          notes: {
            3: 'Stations 1 to 3 try it. Two swaps a week, none caused trouble.',
            6: 'Stations 4 to 6 joined.',
            7: ['at_risk', 'The open point is the notice: 48 hours or 24.'],
          },
        }),
      ],
    },
    {
      title: 'Pay bands that everybody can look up',
      owner: { department: 'people' },
      created_by: 'amara',
      period: Q3,
      status: 'completed',
      assign_to: ['bram'],
      key_results: [
        percent('Jobs with a published band', 0, 100, {
          by: 'bram',
          values: [0, 0, 20, 45, 70, 90, 100],
          notes: { 3: 'Plant and hubs first.', 7: 'All 41 jobs are out.' },
        }),
        percent('People who say that they understand their pay', 34, 75, {
          by: 'bram',
          values: [34, 34, 41, 52, 60, 68, 72],
          notes: { 7: 'Just missed. Sellers find their bonus harder to understand than their pay.' },
        }),
      ],
      children: [
        {
          title: 'Unexplained differences are settled before we publish',
          description: 'Individual salaries: only for those who have to know.',
          owner: { department: 'people' },
          created_by: 'amara',
          is_shared: false,
          visible_to: ['sofie'],
          period: Q3,
          status: 'completed',
          key_results: [
            number('People paid below their band', 'people', 23, 0, {
              by: 'amara',
              values: [23, 23, 19, 12, 7, 2, 0],
              notes: {
                3: 'Sofie released the budget, 61,000 a year.',
                7: 'Done. Everybody heard it from their manager before the letter came.',
              },
            }),
          ],
        },
      ],
    },
    {
      title: 'OKRs help to decide what we leave out',
      owner: { employee: 'amara' },
      created_by: 'amara',
      period: Q4,
      key_results: [
        percent('Teams that check in every week', 46, 90, {
          by: 'amara',
          values: [46, 54, 62, 69, 77, 77, 85],
          notes: {
            2: 'Ten minutes at the end of the Monday round, nothing else works.',
            6: 'Same as last week, two leads were away.',
          },
        }),
        percent('Key results that measure an outcome', 52, 85, {
          description: 'Amara and one lead read all of them once a month.',
          by: 'amara',
          values: [52, 52, 55, 55, 58, 60],
          notes: {
            3: 'Most common fix: delete the activity, keep the number that it was meant to move.',
            6: [
              'at_risk',
              'Changing them in the middle of a quarter annoys people, rightly. Better at the next planning.',
            ],
          },
        }),
      ],
    },
  ],
};

const safety: GoalOutline = {
  title: 'Everybody goes home as healthy as they came',
  owner: { department: 'operations' },
  created_by: 'joris',
  period: Q4,
  assign_to: ['bart', 'stijn'],
  key_results: [
    number('Near misses reported per month', 'reports', 6, 25, {
      description: 'More is better: what is reported can be fixed before somebody is hurt.',
      by: 'bart',
      values: [6, 7, 11, 14, 15, 18, 19],
      notes: {
        3: 'A card at each station instead of a form. Five new ones on the first day.',
        6: 'Fixed the same week: 13 of 18. That is what keeps people reporting.',
      },
    }),
    percent('Lifts above 25 kg done with a hoist', 40, 100, {
      by: 'stijn',
      values: [40, 40, 60, 80, 80, 100, 100],
      notes: {
        3: 'Hoist in Ghent is up.',
        4: 'Cologne and Utrecht too.',
        6: 'Antwerp and Lille got theirs on Thursday. No more lifting by hand.',
      },
    }),
  ],
};

/** The goal for people and safety, with all below it. */
export const team: GoalOutline = {
  title: 'We grow without wearing people out',
  description: 'From 118 to 150 people in a year. The test is whether those who were here before would come again.',
  owner: { company: true },
  created_by: 'amara',
  period: YEAR,
  assign_to: ['joris', 'bram'],
  key_results: [
    number('Employee NPS', 'points', 21, 45, {
      description: 'Asked once a quarter, nine of ten answer.',
      by: 'amara',
      values: [21, 26, 31, 34],
      notes: {
        2: 'Plant is up by eleven after the move, the new hall is brighter and quieter.',
        4: ['at_risk', 'Up again, slower. Hubs name the early starts and the shift plan.'],
      },
    }),
    percent('Valued colleagues who left, last twelve months', 14, 7, {
      by: 'bram',
      values: [14, 14.2, 13.8, 13.1, 12.6, 12, 11.2, 10.9, 10.4, 10, 9.7, 9.5],
      notes: { 7: 'Two who had resigned stayed after talks about their work, not about money.' },
    }),
    number('Lost-time accidents, last twelve months', 'accidents', 11, 5, {
      by: 'joris',
      values: [11, 11, 12, 11, 10, 10, 9, 9, 8, 8, 7, 7],
      notes: {
        3: ['at_risk', 'A cut hand at the paint station. Gloves were there, the right size was not.'],
        5: ['on_track', 'No accident for nine weeks.'],
      },
    }),
  ],
  children: [people, safety],
};
