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

/** Engineering and service: every bike is ready every morning. */

const battery: GoalOutline = {
  title: 'Batteries last a courier’s year',
  description: 'A courier charges every day and rides in any weather: 500 cycles in twelve months.',
  owner: { team: 'battery' },
  created_by: 'daan',
  period: Q4,
  assign_to: ['yuki', 'pavel'],
  key_results: [
    number('Battery exchanges per 1,000 bikes and month', 'exchanges', 11, 5, {
      by: 'daan',
      values: [11, 10.8, 10.1, 9.4, 8.8, 8.1, 7.6],
      notes: {
        3: 'Packs from before bike number 4,210 have the old connector. Service changes it at every visit.',
        6: 'Two thirds of the old connectors are out of the field.',
      },
    }),
    percent('Capacity left after 500 cycles on the test bench', 78, 85, {
      by: 'yuki',
      values: [78, 79.5, 79.5, 81, 81.4, 82, 82.6],
      notes: {
        2: 'Lower end voltage when it is warm, costs 2% of range.',
        5: 'Half a point a week. Next step is to balance cells while charging.',
      },
    }),
    reached('New pack passes the transport test', {
      weight: 2,
      by: 'daan',
      values: [0, 0, 0, 0, 1],
      notes: {
        2: 'Packs are at the lab.',
        4: 'Vibration and short circuit passed, the drop test is left.',
        5: 'Passed everything at the first attempt. The certificate comes by post.',
      },
    }),
  ],
  children: [
    {
      title: 'Know a weak pack before the rider does',
      owner: { employee: 'yuki' },
      created_by: 'yuki',
      period: Q4,
      key_results: [
        percent('Weak packs found before they fail', 20, 60, {
          by: 'yuki',
          values: [20, 22, 28, 33, 37, 40, 44],
          notes: {
            3: 'The spread between the cells tells more than the voltage of the pack.',
            7: 'Cologne exchanged nine packs before they failed.',
          },
        }),
        percent('Battery alarms that turn out to be right', 52, 85, {
          by: 'yuki',
          values: [52, 55, 61, 66, 68, 72, 74],
          notes: { 5: 'Cold packs still look weak. Anton adds the temperature in the next firmware.' },
        }),
      ],
    },
    {
      title: 'A motor mount that survives the kerb',
      owner: { employee: 'pavel' },
      created_by: 'pavel',
      period: Q4,
      key_results: [
        number('Load cycles without a crack', 'thousand cycles', 40, 100, {
          by: 'pavel',
          values: [40, 40, 55, 70, 70, 85, 90],
          notes: {
            2: 'Crack at the same weld as in the field. Good, the rig shows the real failure.',
            3: 'Second bracket with a longer weld.',
            7: '90,000 and no crack. Runs through the weekend.',
          },
        }),
        percent('Bikes in the field with the new bracket', 0, 60, {
          by: 'pavel',
          values: [0, 0, 4, 11, 19, 27, 33],
          notes: { 4: 'Takes 25 minutes on the street. Hubs do it with every other repair.' },
        }),
      ],
    },
  ],
};

const hardware: GoalOutline = {
  title: 'The three most frequent failures are designed out',
  owner: { department: 'hardware' },
  created_by: 'henrik',
  period: Q4,
  assign_to: ['tomasz'],
  key_results: [
    number('Spoke breaks per 1,000 bikes and month', 'breaks', 14, 4, {
      weight: 2,
      by: 'tomasz',
      values: [14, 12.5, 11, 9.2, 8, 7.1, 6.3],
      notes: {
        2: 'Thicker spokes and the washers are in every wheel since last week.',
        5: 'No break at all in wheels built the new way. The rest is the old stock in the field.',
      },
    }),
    number('Motor mount failures per 1,000 bikes and month', 'failures', 6, 2, {
      by: 'henrik',
      values: [6, 6, 5.8, 5.1, 4.6, 4.4, 3.9],
      notes: { 4: 'First effect of Pavel’s bracket.' },
    }),
    number('Display failures per 1,000 bikes and month', 'failures', 9, 3, {
      by: 'tomasz',
      values: [9, 9.1, 8.8, 8.9, 8.5, 8.4, 8.2],
      notes: {
        2: ['at_risk', 'Water gets in behind the button. Supplier wants proof before they change the seal.'],
        5: ['off_track', 'They accept the fault, the new seal needs a tool that takes ten weeks.'],
        7: 'We seal the buttons by hand in the plant until then. Helps new bikes only.',
      },
    }),
  ],
  children: [
    battery,
    {
      title: 'A frame that carries 20 kg more and weighs less',
      owner: { employee: 'lucia' },
      created_by: 'lucia',
      period: Q4,
      key_results: [
        number('Weight of the Hauler frame', 'kg', 12.8, 11.6, {
          by: 'lucia',
          values: [12.8, 12.8, 12.5, 12.3, 12.3, 12.1, 12.1],
          notes: {
            3: 'Thinner wall in the top tube, where there is hardly any load.',
            6: 'Next 0.5 kg must come from the box mount. Needs Valérie’s supplier for the casting.',
          },
        }),
        reached('Fatigue test with the higher load passed', {
          by: 'lucia',
          values: [0, 0, 0, 0, 0, 0],
          notes: {
            3: 'Test started, 100,000 cycles, about four weeks.',
            5: ['at_risk', 'Crack at 71,000 near the steering link. Gusset is drawn, new frame in ten days.'],
          },
        }),
      ],
    },
  ],
};

const telematics: GoalOutline = {
  title: 'Mechanics trust the warnings',
  owner: { team: 'telematics' },
  created_by: 'jonas',
  period: Q4,
  assign_to: ['mireille', 'anton'],
  key_results: [
    number('False alarms per week', 'alarms', 34, 8, {
      by: 'jonas',
      values: [34, 33, 36, 31, 29, 27, 26],
      notes: {
        1: ['at_risk', 'Noor’s people switched the notifications off. Understandable.'],
        3: ['off_track', 'More instead of fewer: the brake rule reacts to cobblestones.'],
        4: 'Brake rule is off until it can tell a street from a worn pad.',
        7: ['at_risk', '26. Halving the rest needs the vibration filter, in the firmware after next.'],
      },
    }),
    percent('Bikes with more than an hour missing in their data', 17, 5, {
      by: 'anton',
      values: [17, 17, 16, 14, 13.5, 12, 11],
      notes: {
        2: 'Most gaps are in France: the SIM falls back to a network that we have no contract with.',
        4: 'New roaming profile is on 40% of the French bikes.',
      },
    }),
    percent('Warnings that lead to a repair', 31, 70, {
      by: 'jonas',
      values: [31, 30, 34, 37, 41, 43, 46],
      notes: { 5: ['at_risk', 'Right direction, not fast enough. 55 is realistic.'] },
    }),
  ],
  children: [
    {
      title: 'Updates reach every bike and break none',
      owner: { employee: 'anton' },
      created_by: 'anton',
      period: Q4,
      key_results: [
        percent('Bikes on the newest firmware after seven days', 61, 95, {
          by: 'anton',
          values: [61, 64, 70, 78, 83, 86, 89],
          notes: {
            3: 'Update now continues where it stopped. Most riders switch off too early.',
            7: 'What is left has been standing in a cellar without reception for weeks.',
          },
        }),
        percent('Updates that fail', 4.2, 0.5, {
          by: 'anton',
          values: [4.2, 3.9, 2.8, 1.7, 1.2, 1.1, 0.9],
          notes: { 4: 'Check of the battery level before the start took out the largest part.' },
        }),
      ],
    },
    {
      title: 'A breakdown model that beats experience',
      owner: { employee: 'mireille' },
      created_by: 'mireille',
      period: Q4,
      key_results: [
        percent('Breakdowns among the 5% of bikes with the highest risk', 22, 50, {
          by: 'mireille',
          values: [22, 24, 23, 27, 28, 28, 30],
          notes: {
            3: ['at_risk', 'Model mostly learns mileage. Repair notes are free text and tell it nothing.'],
            5: 'Claire’s hub codes repairs now. Two more weeks of data before I train again.',
            7: [
              'off_track',
              '50% is out of reach this quarter. A plain list by mileage and age gets 27%, so we gain little.',
            ],
          },
        }),
        number('Hubs that plan their week with the list', 'hubs', 0, 5, {
          by: 'mireille',
          values: [0, 0, 1, 1, 1, 2, 2],
          notes: { 3: 'Utrecht started. They check the top ten every Monday.', 6: 'Ghent joins.' },
        }),
      ],
    },
  ],
};

const app: GoalOutline = {
  title: 'Fleet managers see it and solve it themselves',
  owner: { team: 'app' },
  created_by: 'ruben',
  period: Q4,
  assign_to: ['priya', 'chiara', 'oskar'],
  key_results: [
    percent('Fleet managers who use the app every week', 44, 75, {
      by: 'ruben',
      values: [44, 46, 51, 55, 58, 61, 63],
      notes: {
        3: 'The Monday summary brings people back: which bike is down, which service is due.',
        7: 'Large fleets are at 80%, the small ones at half of that.',
      },
    }),
    number('Rating in the app stores', 'stars', 3.6, 4.5, {
      by: 'ruben',
      values: [3.6, 3.6, 3.7, 3.7, 3.8, 3.8, 3.8],
      notes: {
        3: 'Login with the company account was the most frequent complaint. Solved.',
        6: [
          'at_risk',
          'Old one-star ratings weigh more than the new ones. We ask after a finished repair from next week on.',
        ],
      },
    }),
    percent('API requests answered without an error', 99.5, 99.95, {
      by: 'oskar',
      values: [99.5, 99.62, 99.71, 99.64, 99.78, 99.83, 99.86],
      notes: {
        4: ['at_risk', 'Forty minutes of errors on Tuesday, an index was missing after the migration.'],
        6: ['on_track', 'Migrations now run against a copy first.'],
      },
    }),
  ],
  children: [
    {
      title: 'A defect is reported in less than a minute',
      owner: { employee: 'priya' },
      created_by: 'priya',
      period: Q4,
      key_results: [
        number('Median time to report a defect', 'seconds', 145, 55, {
          by: 'priya',
          values: [145, 140, 118, 96, 88, 81, 74],
          notes: {
            3: 'Scanning the code on the frame replaces the choice of the bike.',
            4: 'Picture of the bike instead of a list of parts.',
          },
        }),
        percent('Reports with a photo that the mechanic can use', 40, 85, {
          by: 'priya',
          values: [40, 41, 49, 58, 63, 68, 71],
          notes: { 6: 'Emre says he now knows the part before he leaves the hub.' },
        }),
      ],
    },
    {
      title: 'Nobody needs to ask where something is',
      owner: { employee: 'chiara' },
      created_by: 'chiara',
      period: Q4,
      key_results: [
        percent('Tasks that test users finish without help', 58, 90, {
          by: 'chiara',
          values: [58, 58, 64, 69, 74, 77],
          notes: {
            3: 'Giving a bike back was the worst. Four steps became two.',
            5: 'Changing the contract is now the worst one, that is Oskar’s and Leïla’s topic too.',
          },
        }),
        number('Fleet managers visited at work', 'visits', 0, 20, {
          by: 'chiara',
          values: [2, 5, 9, 12, 15, 18, 21],
          notes: {
            4: 'They stand in a yard with gloves on. Buttons have to be larger.',
            7: 'Enough for now. Notes and photos are in the team folder.',
          },
        }),
      ],
    },
  ],
};

const launch: GoalOutline = {
  title: 'Hauler Max earns trust from its first day',
  description:
    'The three-wheeler for 250 kg. Trust means: approved, without critical defects, and ordered by fleets that rode it.',
  owner: { team: 'max' },
  created_by: 'elif',
  period: SECOND_HALF,
  assign_to: ['tomasz', 'lucia', 'felix'],
  key_results: [
    reached('Type approval granted', {
      weight: 3,
      by: 'elif',
      values: [0, 0, 0, 0, 0, 0, 1],
      notes: {
        2: 'Documents are complete, slot at the lab is booked.',
        3: ['at_risk', 'Brake test failed with full load: 5.9 m instead of 5.5.'],
        5: 'Larger discs at the front. Second test in three weeks.',
        6: ['on_track', 'Brake test passed with 5.1 m.'],
        7: 'Approval is here. Thank you Tomasz, thank you Lucía.',
      },
    }),
    number('Critical defects open', 'defects', 23, 0, {
      by: 'tomasz',
      values: [23, 25, 21, 18, 14, 11, 9, 6, 4, 3],
      notes: {
        2: 'Two new ones from the first rides with load, both in the tilt lock.',
        8: 'Tilt lock solved.',
        10: 'Three left: parking brake, cable at the box, one display.',
      },
    }),
    number('Pre-orders from fleets', 'bikes', 0, 250, {
      by: 'felix',
      values: [0, 0, 12, 34, 58, 80, 112, 139, 160, 171],
      notes: {
        4: 'Gardeners and parks departments are the first, not couriers.',
        10: [
          'at_risk',
          'Slower since the list price is public. Lars offers early customers the price in the subscription.',
        ],
      },
    }),
  ],
  children: [
    {
      title: 'The first fifty Hauler Max need no rework',
      owner: { employee: 'samir' },
      created_by: 'samir',
      period: Q4,
      key_results: [
        number('Pre-series bikes built', 'bikes', 0, 50, {
          by: 'samir',
          values: [0, 3, 8, 14, 20, 27, 33],
          notes: { 3: 'Six a week is the rhythm, more only with a second frame jig.' },
        }),
        number('Rework per bike', 'hours', 6.5, 2, {
          by: 'samir',
          values: [6.5, 6.2, 5.1, 4.8, 4, 3.6, 3.3],
          notes: {
            3: 'Cable set was 4 cm too short, corrected one arrived.',
            6: 'Paint damage at the box hinge is half of what is left.',
          },
        }),
      ],
    },
  ],
};

const product: GoalOutline = {
  title: 'The bike does not break down in daily work',
  owner: { department: 'product' },
  created_by: 'katrin',
  period: YEAR,
  weight: 2,
  key_results: [
    euros('Warranty and repair cost per bike and year', 214, 120, {
      by: 'katrin',
      values: [214, 216, 208, 201, 196, 187, 178, 171, 166, 160, 155, 151],
      notes: {
        2: 'A third is wheels, a fifth is the battery connector. Both have an owner now.',
        6: 'The sealed connector shows in the numbers.',
        12: 'Spokes next. At the present rate we end at about 140.',
      },
    }),
    percent('Bikes in the field that report their condition', 48, 95, {
      by: 'katrin',
      values: [48, 50, 55, 58, 63, 67, 72, 74, 76, 79, 81, 82],
      notes: {
        3: 'Every new bike leaves the plant connected, older ones follow with their service.',
        8: ['at_risk', 'Bikes in France drop out because of roaming.'],
        12: 'The new profile brings back about ten a week.',
      },
    }),
  ],
  children: [
    hardware,
    {
      title: 'The bike calls us before it stops',
      owner: { department: 'software' },
      created_by: 'nadia',
      period: SECOND_HALF,
      key_results: [
        percent('Breakdowns announced three days before', 8, 40, {
          by: 'nadia',
          values: [8, 8, 9, 11, 12, 13, 15, 16, 17, 18],
          notes: {
            3: ['at_risk', 'Data from half the fleet is too patchy for any model.'],
            7: 'Batteries work well: 40% announced. Wheels and brakes do not.',
            10: ['off_track', 'We will not make 40. Proposal for next quarter: batteries only, and do that properly.'],
          },
        }),
        percent('Defects that fleet managers solve in the app', 18, 45, {
          by: 'nadia',
          values: [18, 19, 22, 24, 27, 29, 31, 33, 35, 36],
          notes: { 5: 'Resetting the motor from the app saves 40 visits a month.' },
        }),
      ],
      children: [telematics, app],
    },
    launch,
    {
      title: 'Keep water out of the battery connector',
      owner: { department: 'hardware' },
      created_by: 'henrik',
      period: Q2,
      status: 'completed',
      assign_to: ['daan'],
      key_results: [
        number('Connector faults per 1,000 bikes and month', 'faults', 17, 4, {
          by: 'daan',
          values: [17, 17, 16.2, 15, 13.1, 11.4, 9.8, 8.1, 6.6, 5.3, 4.4, 3.8],
          notes: {
            2: 'All returned plugs are green inside. It is the seal, not the cable.',
            5: 'Sealed plug in every new bike from number 4,210.',
            12: 'Target reached. Older packs get the new plug at their next service.',
          },
        }),
        percent('Bikes of the oldest two series refitted', 0, 80, {
          by: 'daan',
          values: [0, 6, 18, 33, 49, 64, 76],
          notes: { 7: 'Four points short: customers who did not want to give the bike away for an hour.' },
        }),
      ],
    },
    {
      title: 'Every new bike is connected when it leaves the plant',
      owner: { team: 'telematics' },
      created_by: 'jonas',
      period: Q1,
      status: 'completed',
      assign_to: ['anton'],
      key_results: [
        percent('New bikes online at final check', 55, 100, {
          by: 'anton',
          values: [55, 63, 78, 90, 96, 99, 100],
          notes: {
            3: 'The plant scans SIM and frame in one step now.',
            7: 'Three weeks at 100%. The step belongs to Final Assembly from today.',
          },
        }),
        number('Time to connect a bike', 'minutes', 14, 3, {
          by: 'jonas',
          values: [14, 14, 9, 6, 4, 3.5, 3],
        }),
      ],
    },
  ],
};

const northernHubs: GoalOutline = {
  title: 'Cologne and Utrecht repair on the same day',
  owner: { team: 'hubs_north' },
  created_by: 'noor',
  period: Q4,
  assign_to: ['emre', 'thijs'],
  key_results: [
    number('Median time from report to ready', 'hours', 31, 12, {
      by: 'noor',
      values: [31, 29, 26, 24, 21, 19, 17],
      notes: {
        2: 'Morning round starts at 6:30. Bikes are back before the tours begin.',
        5: 'Loan bikes for jobs that take longer, customers hardly notice.',
        7: 'Utrecht is at 13, Cologne at 20.',
      },
    }),
    number('Bikes that wait longer than three days', 'bikes', 22, 4, {
      by: 'thijs',
      values: [22, 21, 17, 15, 12, 11, 9],
      notes: {
        3: 'Five of them waited for displays. We swap with bikes from the reserve.',
        7: 'Six of the nine wait for motors, none before next week.',
      },
    }),
  ],
  children: [
    {
      title: 'Brakes and wheels are done in one visit',
      owner: { employee: 'emre' },
      created_by: 'emre',
      period: Q4,
      key_results: [
        percent('Brake and wheel jobs done in one visit', 64, 90, {
          by: 'emre',
          values: [64, 66, 71, 76, 79, 82, 84],
          notes: {
            3: 'I take a built wheel along and repair the old one in the hub.',
            6: 'Photo from the app tells which brake it is. No second trip this week.',
          },
        }),
        number('Visits per day', 'visits', 6, 8, {
          by: 'emre',
          values: [6, 6, 6.4, 7, 7.6, 8, 8.1],
          notes: { 6: 'Eight a day, with the right parts on board it is not a rush.' },
        }),
      ],
    },
  ],
};

const southernHubs: GoalOutline = {
  title: 'Two mobile workshops replace the tow truck',
  owner: { team: 'hubs_south' },
  created_by: 'claire',
  period: Q4,
  assign_to: ['wout', 'aisha'],
  key_results: [
    percent('Repairs done on the street', 23, 60, {
      by: 'claire',
      values: [23, 24, 29, 34, 36, 38, 40],
      notes: {
        2: 'First workshop, a Hauler Max from the pre-series, drives in Ghent.',
        5: ['at_risk', 'Second one comes three weeks later than promised, the lock of its tool box has to be changed.'],
        7: 'Ghent alone is at 57%.',
      },
    }),
    euros('Cost per repair', 96, 70, {
      by: 'claire',
      values: [96, 97, 95, 94, 92, 91, 90],
      notes: {
        4: 'Tow truck called 9 times in three weeks, it was 21 in the three weeks before.',
        6: ['at_risk', 'Each tow we save counts, but half of the cost is driving. Needs the second workshop.'],
      },
    }),
  ],
  children: [
    {
      title: 'The right part is on board',
      owner: { employee: 'wout' },
      created_by: 'wout',
      period: Q4,
      key_results: [
        percent('Jobs done with the parts on board', 57, 85, {
          by: 'wout',
          values: [57, 60, 66, 71, 73, 77, 79],
          notes: {
            3: 'Took out what I had not used for three weeks, added brake pads and tubes.',
            7: 'Displays and one motor would get me over 85. Weight is the limit.',
          },
        }),
        number('Trips back to the hub per week', 'trips', 11, 3, {
          by: 'wout',
          values: [11, 10, 8, 7, 7, 6, 5],
        }),
      ],
    },
    {
      title: 'A customer in Lille is served like one in Ghent',
      owner: { employee: 'aisha' },
      created_by: 'aisha',
      period: Q4,
      key_results: [
        percent('Calls answered in French within a minute', 49, 90, {
          by: 'aisha',
          values: [49, 55, 62, 70, 74, 80, 83],
          notes: {
            2: 'Calls from France no longer go through Ghent.',
            6: 'Second colleague is on the phone until ten.',
          },
        }),
        number('Satisfaction after a repair in Lille', 'points of 10', 7.1, 8.8, {
          by: 'aisha',
          values: [7.1, 7.1, 7.4, 7.7, 8, 8.1, 8.2],
          notes: { 5: 'People like that we call when the bike is ready. Nothing more than that.' },
        }),
      ],
    },
  ],
};

const service: GoalOutline = {
  title: 'Repairs happen where the bike stands, on the same day',
  owner: { department: 'service' },
  created_by: 'stijn',
  period: YEAR,
  key_results: [
    percent('Repairs finished within one working day', 54, 90, {
      by: 'stijn',
      values: [54, 53, 55, 57, 56, 58, 60, 62, 61, 63, 65, 66, 68, 69, 69, 67, 66, 68, 71, 74, 76, 79, 81],
      notes: {
        2: 'Cologne is the problem: two mechanics for 400 bikes.',
        8: 'Third mechanic started in Cologne.',
        17: [
          'at_risk',
          'Down for the second time. The night shift pulled people from the day without speeding anything up.',
        ],
        20: ['on_track', 'Night shift is over, morning round instead. Up three points in two weeks.'],
        23: 'Nine points to go. Parts are now what stops us more often than hands.',
      },
    }),
    percent('Repairs right at the first visit', 68, 88, {
      by: 'stijn',
      values: [68, 69, 69, 71, 72, 74, 74, 75, 77, 79, 81, 82],
      notes: { 4: 'Every repeat visit is now discussed in the Monday round, without names.' },
    }),
  ],
  children: [
    northernHubs,
    southernHubs,
    {
      title: 'The part is on the shelf when the mechanic asks',
      owner: { employee: 'greta' },
      created_by: 'greta',
      period: Q4,
      key_results: [
        percent('Parts on the shelf when asked for', 86, 97, {
          by: 'greta',
          values: [86, 87, 88.5, 90, 91, 91.5, 92.4],
          notes: {
            3: 'Each hub keeps the forty parts that it uses most, all others come from Ghent overnight.',
            6: ['at_risk', 'Motors are the gap, the plant gets them first. Without motors we are at 95.'],
          },
        }),
        euros('Value of spare parts in stock', 640_000, 520_000, {
          by: 'greta',
          values: [640_000, 633_000, 618_000, 604_000, 590_000, 579_000, 571_000],
          notes: { 4: 'Sold the parts of the first series to two dealers.' },
        }),
      ],
    },
    {
      title: 'Lille has a hub of its own',
      owner: { department: 'service' },
      created_by: 'stijn',
      period: Q2,
      status: 'completed',
      assign_to: ['claire', 'aisha'],
      key_results: [
        reached('The hub repairs its first bike', {
          by: 'claire',
          values: [0, 0, 0, 0, 1],
          notes: {
            2: 'Lease is signed, 340 m² near the freight station.',
            5: 'Open. First repair was a puncture, finished in 20 minutes.',
          },
        }),
        number('Mechanics hired and trained', 'mechanics', 0, 4, {
          by: 'claire',
          values: [0, 1, 1, 2, 3, 4],
          notes: { 6: 'The fourth starts next week, trained in Ghent for a month.' },
        }),
        percent('French repairs no longer sent to Ghent', 0, 90, {
          by: 'aisha',
          values: [0, 0, 0, 12, 55, 83, 91],
          notes: { 7: 'Only frame damage still goes to Ghent.' },
        }),
      ],
    },
    {
      title: 'Bikes are repaired while the city sleeps',
      description:
        'A night shift in Cologne, so that bikes are ready in the morning. It did not work: the bikes stand in locked yards at night. What we kept is the idea to start earlier than our customers.',
      owner: { team: 'hubs_north' },
      created_by: 'noor',
      period: Q3,
      status: 'completed',
      assign_to: ['emre', 'thijs'],
      key_results: [
        number('Bikes repaired per night', 'bikes', 0, 12, {
          by: 'emre',
          values: [1, 2, 4, 5, 5, 4, 4],
          notes: {
            3: ['at_risk', 'Every third yard is locked and nobody has a key.'],
            6: [
              'off_track',
              'Customers do not want to hand out keys. We do the bikes that stand on the street, that is all.',
            ],
            7: 'Last night shift. From Monday we start at 6:30.',
          },
        }),
        percent('Bikes in Cologne ready at 7 in the morning', 87, 95, {
          by: 'noor',
          values: [87, 87.5, 88, 89, 89.5, 90, 90.5],
          notes: { 7: ['at_risk', 'Some progress, most of it from the third mechanic and not from the nights.'] },
        }),
      ],
    },
    {
      title: 'Riders swap empty batteries at stations',
      description: 'Three stations in Ghent, as a test. Riders charge at lunch instead; the stations stood idle.',
      owner: { department: 'service' },
      created_by: 'stijn',
      period: Q1,
      status: 'cancelled',
      is_archived: true,
      assign_to: ['wout'],
      key_results: [
        number('Swaps per station and day', 'swaps', 0, 25, {
          by: 'wout',
          values: [0, 3, 4, 3, 2],
          notes: {
            3: ['at_risk', 'The same four riders every day.'],
            5: ['off_track', 'Two a day. Range is no longer a problem for most. Stations go back to the supplier.'],
          },
        }),
      ],
    },
  ],
};

/** The goal of engineering and service, with all below it. */
export const readiness: GoalOutline = {
  title: 'Every bike is ready every morning',
  description:
    'Our customers earn nothing with a bike that stands still. With a subscription neither do we: repairs, loan bikes and lost contracts are our cost. So bikes break down less often, and those that do run again the same day.',
  owner: { company: true },
  created_by: 'ines',
  period: YEAR,
  weight: 3,
  assign_to: ['katrin', 'stijn'],
  key_results: [
    percent('Bikes ready to ride at 7 in the morning', 91.5, 97.5, {
      description: 'Of all subscribed bikes, on working days.',
      weight: 2,
      by: 'stijn',
      values: [
        91.5, 91.4, 91.8, 92.1, 92, 92.4, 92.9, 93.1, 93, 93.4, 93.8, 94.1, 94, 94.4, 94.7, 95, 94.9, 95.2, 95.5, 95.6,
        95.8, 95.9, 96.1,
      ],
      notes: {
        1: 'One bike in twelve does not start the day.',
        11: 'First effect of the sealed connectors: fewer bikes dead after rain.',
        16: '95%. Utrecht was above 97 every day this week.',
        23: 'Cologne and parts for motors decide whether we get to 97.5.',
      },
    }),
    number('Breakdowns per 10,000 km', 'breakdowns', 19, 8, {
      by: 'katrin',
      values: [19, 18.6, 18.1, 17, 16.4, 15.1, 14.2, 13.5, 12.9, 12.2, 11.6, 11.1],
      notes: {
        6: 'Steepest drop so far: the sealed connectors.',
        11: ['at_risk', 'Displays do not get better before next quarter, that keeps us at about 10.'],
      },
    }),
    number('Rider NPS', 'points', 38, 55, {
      description: 'Asked once a quarter in the app, about 600 answers each time.',
      by: 'stijn',
      values: [38, 41, 44, 47],
      notes: { 4: 'Riders praise the speed of repairs and complain about displays.' },
    }),
  ],
  children: [product, service],
};
