import {
  euros,
  type GoalOutline,
  number,
  percent,
  Q1,
  Q2,
  Q3,
  Q4,
  reached,
  SECOND_HALF,
  YEAR,
} from './demo-company.outline.js';

/** Plant, supply chain and finance: every bike earns its keep. */

const plant: GoalOutline = {
  title: 'One line, one rhythm',
  owner: { department: 'plant' },
  created_by: 'bart',
  period: Q4,
  assign_to: ['griet', 'femke'],
  key_results: [
    number('Bikes per shift', 'bikes', 14, 20, {
      by: 'bart',
      values: [14, 14, 15, 16, 16, 17, 17],
      notes: {
        3: 'Box and frame now meet at station 4 instead of at the end.',
        5: ['at_risk', 'One day of 8 bikes because of motors, the other four at 18.'],
        7: '17 in a week with one stop. The line can do 19, supply cannot yet.',
      },
    }),
    number('Assembly time per bike', 'hours', 6.6, 5.5, {
      by: 'griet',
      values: [6.6, 6.6, 6.4, 6.2, 6.3, 6.1, 6],
      notes: { 4: 'Cable sets come ready for each bike. Saves twelve minutes.', 5: 'Three new colleagues, back soon.' },
    }),
    percent('Bikes that leave the line without rework', 91, 97, {
      by: 'femke',
      values: [91, 91.4, 92.5, 93.1, 93, 94, 94.4],
      notes: { 3: 'Paint scratches at the box are gone with the new covers.' },
    }),
  ],
  children: [
    {
      title: 'Every station hands over a finished step',
      owner: { team: 'assembly' },
      created_by: 'griet',
      period: Q4,
      assign_to: ['piotr', 'lotte'],
      key_results: [
        number('Waiting per shift', 'minutes', 64, 20, {
          by: 'griet',
          values: [64, 61, 52, 47, 49, 41, 37],
          notes: {
            3: 'Station 4 got a second torque driver.',
            5: 'Missing motors are not counted here, only waiting for each other.',
          },
        }),
        percent('Stations whose standard was written by those who work there', 30, 100, {
          by: 'piotr',
          values: [30, 30, 40, 50, 60, 60, 70],
          notes: {
            3: 'One page and five photos. Two hours per station.',
            7: 'Three stations left, all with new people.',
          },
        }),
      ],
      children: [
        {
          title: 'Wheels stay true',
          owner: { employee: 'lotte' },
          created_by: 'lotte',
          period: Q4,
          key_results: [
            percent('Wheels within 0.5 mm after 500 km', 74, 95, {
              by: 'lotte',
              values: [74, 76, 81, 85, 88, 90, 91],
              notes: {
                2: 'Thicker spokes need more tension than the sheet says. Tomasz measured it again with me.',
                3: 'New values are on the machine.',
                7: 'Only rear wheels are above 0.5 now.',
              },
            }),
            number('Wheels per hour', 'wheels', 5.5, 6, {
              description: 'So that better does not mean slower.',
              by: 'lotte',
              values: [5.5, 5.3, 5.2, 5.4, 5.6, 5.6, 5.7],
              notes: { 3: ['at_risk', 'Slower with the new spokes.'], 5: ['on_track', 'Routine is back.'] },
            }),
          ],
        },
      ],
    },
    {
      title: 'Defects stay in the plant',
      owner: { team: 'quality' },
      created_by: 'femke',
      period: Q4,
      key_results: [
        number('Defects per 100 delivered bikes', 'defects', 6.2, 2, {
          by: 'femke',
          values: [6.2, 6, 5.4, 5.1, 4.6, 4.2, 3.9],
          notes: {
            3: 'Loose bottle cages and lights were a quarter of it. Torque check at station 7.',
            6: 'What is left is mostly displays.',
          },
        }),
        number('Time until the line knows of a complaint', 'hours', 72, 8, {
          by: 'femke',
          values: [72, 48, 24, 12, 9, 8, 7],
          notes: {
            2: 'Hubs send the photo straight to the line.',
            4: 'Screen at the line shows the last five.',
            6: 'Eight hours: a complaint in the morning is known before the late shift.',
          },
        }),
      ],
      children: [
        {
          title: 'The final check finds what a customer would',
          owner: { employee: 'dirk' },
          created_by: 'dirk',
          period: Q4,
          key_results: [
            percent('Defects found by the final check before delivery', 66, 90, {
              by: 'dirk',
              values: [66, 68, 72, 75, 78, 80, 82],
              notes: {
                3: 'Every bike gets 400 m with 80 kg in the box. Rattling shows there and not on the stand.',
                7: 'Water test for displays added until the new seal is here.',
              },
            }),
            number('Length of the final check', 'minutes', 24, 18, {
              by: 'dirk',
              values: [24, 26, 26, 24, 23, 22, 21],
              notes: { 2: 'The test ride costs two minutes. I will find them elsewhere.' },
            }),
          ],
        },
      ],
    },
  ],
};

const supply: GoalOutline = {
  title: 'No bike waits for a part',
  owner: { department: 'supply' },
  created_by: 'valerie',
  period: Q4,
  assign_to: ['marco', 'hanna'],
  key_results: [
    number('Line stops for missing parts per month', 'stops', 14, 3, {
      weight: 2,
      by: 'valerie',
      values: [14, 13, 13, 11, 15, 14, 12],
      notes: {
        3: 'Saddles, bells and lights: no stop for two weeks.',
        5: ['off_track', 'Kestner cut our motors by a quarter without notice. Three stops in one week.'],
        6: 'Weekly call with their plant manager. We get the allocation for two weeks ahead now.',
        7: 'Better, but three is not reachable without a second motor.',
      },
    }),
    percent('Critical parts with a second source', 35, 80, {
      by: 'marco',
      values: [35, 38, 43, 46, 49, 52, 54],
      notes: {
        3: 'Tyres and rims done.',
        7: ['at_risk', '14 of 26 parts. Castings will follow, motors and displays will not.'],
      },
    }),
    euros('Value of parts in the plant', 1_950_000, 1_600_000, {
      by: 'hanna',
      values: [1_950_000, 1_930_000, 1_905_000, 1_870_000, 1_890_000, 1_860_000, 1_835_000],
      notes: { 5: ['at_risk', 'Frames pile up while motors are missing. We slowed the frame deliveries.'] },
    }),
  ],
  children: [
    {
      title: 'Motors come from two suppliers',
      owner: { employee: 'marco' },
      created_by: 'marco',
      period: Q4,
      key_results: [
        reached('Sorvia motor passes our endurance test', {
          weight: 3,
          by: 'marco',
          values: [0, 0, 0, 0, 0, 0, 0],
          notes: {
            2: 'Ten samples are with Henrik’s team.',
            4: ['at_risk', 'Two of ten lose torque above 80 °C. Sorvia sends a new controller.'],
            6: ['off_track', 'Controller arrives two weeks late. The test takes five weeks, so not this quarter.'],
            7: 'Asked Joris to extend the frame contract with Kestner by six months, to keep the allocation.',
          },
        }),
        euros('Price of the second motor', 412, 365, {
          by: 'marco',
          values: [412, 405, 398, 398, 389, 384, 384],
          notes: { 5: 'For 4,000 pieces and payment in 30 days.' },
        }),
      ],
    },
    {
      title: 'Purchasing believes the forecast',
      owner: { employee: 'hanna' },
      created_by: 'hanna',
      period: Q4,
      key_results: [
        percent('Forecast error four weeks ahead', 38, 20, {
          by: 'hanna',
          values: [38, 37, 34, 31, 30, 28, 27],
          notes: {
            2: 'Sales gives me offers above 20 bikes now with a date.',
            6: 'Local business is easy to predict, key accounts are not. I plan them as scenarios.',
          },
        }),
        percent('Orders to suppliers that are changed after sending', 29, 10, {
          by: 'hanna',
          values: [29, 30, 28, 29, 27, 27, 26],
          notes: {
            4: ['at_risk', 'Half of the changes come from us: colours and boxes that sales confirms late.'],
            7: 'Lars agreed to a cut-off of ten days before the build. Effect in two weeks.',
          },
        }),
      ],
    },
  ],
};

const operations: GoalOutline = {
  title: 'Two weeks from order to bike instead of four',
  owner: { department: 'operations' },
  created_by: 'joris',
  period: YEAR,
  weight: 2,
  key_results: [
    number('Time from order to delivery', 'days', 28, 14, {
      weight: 2,
      by: 'joris',
      values: [
        28, 28, 27.5, 27, 26.5, 27, 26, 25, 24.5, 24, 23, 22.5, 22, 21, 20.5, 20, 19.5, 19, 18, 17.5, 18, 19, 18.5,
      ],
      notes: {
        2: 'Nine of the 28 days are paper: credit check, colour confirmation, delivery slot.',
        7: 'The move to Kortrijk is behind us.',
        12: 'The paper now takes two days instead of nine. From here on it is about parts.',
        20: 'Best value so far.',
        22: ['at_risk', 'Kestner delivers a quarter fewer motors. Bikes with the large motor wait for a week.'],
      },
    }),
    percent('Orders delivered on the day we named', 71, 95, {
      by: 'joris',
      values: [71, 71, 70, 74, 76, 79, 82, 84, 87, 89, 88, 87],
      notes: {
        3: 'Moving week. We named dates that we could not know.',
        10: 'First time near 90.',
        12: ['at_risk', 'We name later days for bikes with the large motor, still some misses.'],
      },
    }),
  ],
  children: [
    plant,
    supply,
    {
      title: 'Final assembly moves to Kortrijk without losing a week',
      owner: { department: 'plant' },
      created_by: 'bart',
      period: Q1,
      status: 'completed',
      assign_to: ['griet', 'samir'],
      key_results: [
        reached('Old hall handed back', {
          by: 'bart',
          values: [0, 0, 0, 0, 0, 0, 1],
          notes: { 4: 'Paint is the last to move, over a weekend.', 7: 'Keys returned, deposit is on its way.' },
        }),
        number('Stations that run in Kortrijk', 'stations', 0, 9, {
          by: 'samir',
          values: [0, 1, 3, 3, 5, 7, 9],
          notes: {
            4: ['at_risk', 'Compressed air failed for a day and a half, station 4 has to wait.'],
            6: ['on_track', 'Caught up over two Saturdays, all volunteers.'],
          },
        }),
        reached('Fewer than five days of output lost', {
          by: 'griet',
          values: [0, 0, 0, 0, 0, 0, 1],
          notes: { 7: 'Three days in total, two of them because of the compressed air.' },
        }),
      ],
    },
    {
      title: 'We build what is ordered, not what might be',
      owner: { department: 'plant' },
      created_by: 'bart',
      period: Q3,
      status: 'completed',
      assign_to: ['samir', 'griet'],
      key_results: [
        percent('Bikes built for a named customer', 44, 90, {
          by: 'samir',
          values: [44, 49, 57, 64, 70, 77, 83],
          notes: {
            3: 'Boxes are painted last now, colour no longer decides what we build.',
            7: 'Dealers still order for stock, that is the rest.',
          },
        }),
        number('Finished bikes in stock', 'bikes', 310, 90, {
          by: 'bart',
          values: [310, 296, 268, 231, 190, 155, 128],
          notes: { 5: 'Oldest bike in the hall is now six weeks old.' },
        }),
        number('Time to change the line to another model', 'minutes', 75, 20, {
          by: 'griet',
          values: [75, 75, 60, 44, 35, 28, 22],
          notes: { 4: 'Tools for both models hang at every station.' },
        }),
      ],
    },
  ],
};

const finance: GoalOutline = {
  title: 'We know what every subscription earns, and it is paid on time',
  owner: { department: 'finance' },
  created_by: 'sofie',
  period: YEAR,
  progress_driver: 'key_results',
  key_results: [
    number('Time until an invoice is paid', 'days', 58, 35, {
      by: 'sofie',
      values: [58, 59, 57, 56, 54, 53, 52, 50, 48, 46, 44, 43],
      notes: {
        2: 'Most late payers are not slow, they wait for a correct invoice.',
        9: 'Direct debit is the default in new contracts.',
      },
    }),
    euros('Contribution per subscribed bike and month', 19, 42, {
      description: 'Fee less write-down, insurance, repairs and hub cost.',
      weight: 2,
      by: 'sofie',
      values: [19, 18.5, 20, 21.2, 22.6, 24, 25.9, 27.8, 29.6, 31.3, 32.4, 33.5],
      notes: {
        1: 'First honest figure. Repairs take more than insurance and interest together.',
        8: 'Cost of repairs falls faster than we planned.',
        12: ['at_risk', 'Ghent is at 44, Cologne at 21. Cologne decides.'],
      },
    }),
    number('Working days to close the month', 'days', 12, 5, {
      by: 'gert',
      assign_to: ['gert'],
      values: [12, 12, 11, 11, 10, 9, 9, 8, 8, 7, 7, 6.5],
      notes: { 6: 'Stock counts come from the plant by scan now.' },
    }),
  ],
  children: [
    {
      title: 'Invoices are right the first time',
      owner: { team: 'cash' },
      created_by: 'leila',
      period: Q4,
      weight: 2,
      assign_to: ['gert', 'oskar', 'rosa'],
      key_results: [
        percent('Invoices that have to be corrected', 7.5, 1.5, {
          by: 'leila',
          values: [7.5, 7.4, 6.8, 5.9, 5.1, 4.6, 4.1],
          notes: {
            1: 'Eight of ten corrections: a bike came or went during the month.',
            4: 'Returned bikes stop on the day of the scan.',
            7: 'Moves between sites of one customer are the next case.',
          },
        }),
        percent('Customers who pay by direct debit', 51, 85, {
          by: 'leila',
          values: [51, 54, 58, 63, 66, 70, 72],
          notes: { 3: 'Letter to all Belgian customers, one in three answered within a week.' },
        }),
        euros('Overdue for more than 30 days', 410_000, 150_000, {
          by: 'gert',
          values: [410_000, 402_000, 371_000, 338_000, 330_000, 296_000, 274_000],
          notes: {
            3: 'Two large ones paid after we corrected the invoices of four months.',
            5: ['at_risk', 'One customer with 48,000 asks for instalments.'],
            7: ['on_track', 'Instalments agreed, first one is here.'],
          },
        }),
      ],
      children: [
        {
          title: 'A contract change reaches the invoice by itself',
          owner: { employee: 'oskar' },
          created_by: 'oskar',
          period: Q4,
          key_results: [
            percent('Contract changes billed without manual work', 12, 80, {
              by: 'oskar',
              values: [12, 12, 26, 41, 44, 55, 60],
              notes: {
                2: 'App and billing now use the same contract number. A small change that the rest builds on.',
                4: 'Adding and returning bikes works. Moves between sites next.',
              },
            }),
            number('Changes that wait longer than a day', 'changes', 46, 5, {
              by: 'oskar',
              values: [46, 47, 38, 27, 25, 19, 16],
            }),
          ],
        },
      ],
    },
    {
      title: 'Every hub reads its own numbers',
      owner: { employee: 'gert' },
      created_by: 'gert',
      period: Q4,
      key_results: [
        number('Hubs that get their result within a week', 'hubs', 1, 5, {
          by: 'gert',
          values: [1, 1, 2, 2, 3, 3, 4],
          notes: { 3: 'Utrecht. Noor found 3,000 of rent that was not hers.', 7: 'Lille. Only Antwerp is missing.' },
        }),
        percent('Cost that a hub can influence, of all cost it sees', 55, 85, {
          by: 'gert',
          values: [55, 55, 62, 66, 71, 74],
          notes: { 4: 'Allocated overhead is out. It only led to discussions.' },
        }),
      ],
    },
    {
      title: 'Ready for the next funding round',
      description:
        'Confidential until the board has decided. Investors will look at churn and the cost of repairs first.',
      owner: { department: 'finance' },
      created_by: 'sofie',
      is_shared: false,
      visible_to: ['ines', 'joris', 'katrin', 'mathieu', 'amara'],
      period: SECOND_HALF,
      key_results: [
        reached('Data room complete and reviewed', {
          by: 'sofie',
          values: [0, 0, 0, 0, 0, 0, 0, 1],
          notes: {
            3: 'Contracts are the largest part, about 700.',
            8: 'Reviewed by the lawyers, two minor remarks.',
          },
        }),
        number('First talks with investors', 'talks', 0, 25, {
          by: 'sofie',
          values: [0, 0, 2, 4, 7, 9, 12, 14, 16, 17],
          notes: {
            5: 'Questions are about churn and cost of repairs, in this order.',
            10: 'Three want a second talk with Inès and Katrin.',
          },
        }),
        euros('Written offers', 0, 12_000_000, {
          by: 'sofie',
          values: [0, 0, 0, 0, 4_000_000],
          notes: { 5: ['at_risk', 'First one, from an existing investor. We need a new lead investor for the rest.'] },
        }),
      ],
    },
    {
      title: 'One price list for four countries',
      owner: { department: 'finance' },
      created_by: 'sofie',
      period: Q2,
      status: 'completed',
      assign_to: ['gert', 'leila', 'lars'],
      key_results: [
        number('Different monthly prices for the same bike', 'prices', 37, 4, {
          by: 'gert',
          values: [37, 37, 30, 21, 12, 6, 4],
          notes: {
            2: 'Some customers have paid less than our cost since the first year.',
            7: 'One per country. Old contracts move over when they renew.',
          },
        }),
        percent('Offers made from the new list', 0, 95, {
          by: 'lars',
          values: [0, 0, 0, 35, 68, 90, 96],
          notes: { 4: 'Belgium and the Netherlands first.' },
        }),
      ],
    },
  ],
};

/** The goal of plant, supply chain and finance, with all below it. */
export const margin: GoalOutline = {
  title: 'Every bike earns its keep',
  description:
    'Growth that costs money with every bike ends quickly. We build for less, deliver faster, and know what each subscription earns.',
  owner: { company: true },
  created_by: 'ines',
  period: YEAR,
  weight: 2,
  assign_to: ['joris', 'sofie'],
  key_results: [
    percent('Gross margin', 24, 33, {
      by: 'sofie',
      values: [24, 23.8, 24.5, 25.1, 25.9, 26.4, 27.3, 28, 28.4, 29, 29.3, 29.7],
      notes: {
        2: 'One-off cost of moving the plant.',
        7: 'Older contracts renew at the new prices, about half a point per quarter.',
        12: 'We end at about 30.5 if repairs keep falling.',
      },
    }),
    euros('Cost of one Hauler, ready to ride', 3_420, 2_850, {
      by: 'joris',
      values: [3_420, 3_410, 3_395, 3_340, 3_310, 3_265, 3_190, 3_150, 3_120, 3_085, 3_060, 3_040],
      notes: {
        4: 'Cable set from one supplier instead of three.',
        7: 'Assembly below seven hours per bike.',
        12: ['at_risk', 'The second motor was to bring 100 euros of the gap. It comes next quarter.'],
      },
    }),
    number('Months of cash at the present rate', 'months', 9, 18, {
      by: 'sofie',
      values: [9, 8.6, 8.5, 9, 9.8, 10.5, 11.2, 12, 12.6, 13.1, 13.3, 13.5],
      notes: {
        3: ['at_risk', 'Finished bikes in stock are 1.1 million. That is two months.'],
        7: ['on_track', 'Stock goes down by 30 bikes a week.'],
        12: ['at_risk', 'Overdue invoices and parts for Kortrijk hold back about a month and a half.'],
      },
    }),
  ],
  children: [operations, finance],
};
