import {
  euros,
  type GoalOutline,
  NEXT_QUARTER,
  number,
  percent,
  Q1,
  Q2,
  Q3,
  Q4,
  reached,
  YEAR,
} from './demo-company.outline.js';

/** Sales, marketing and customer success: businesses subscribe, and stay. */

const keyAccounts: GoalOutline = {
  title: 'Lighthouse customers in three countries ride with us',
  description:
    'One well-known fleet per country opens more doors than a hundred calls. A lighthouse customer has at least 50 bikes under contract and lets us name them.',
  owner: { team: 'key_accounts' },
  created_by: 'eva',
  period: Q4,
  assign_to: ['julien', 'miriam'],
  key_results: [
    number('Lighthouse contracts signed', 'contracts', 0, 3, {
      by: 'eva',
      values: [0, 0, 0, 1, 1, 1, 1],
      notes: {
        2: 'Frisdag wants to start with four depots instead of two. Legal has the changed draft.',
        4: 'Frisdag signed for 100 bikes in the Netherlands. First delivery in three weeks.',
        6: ['at_risk', 'Rheinwerk moved the decision by two weeks, their new fleet manager wants to see the numbers.'],
      },
    }),
    number('Bikes under framework agreements', 'bikes', 0, 420, {
      by: 'eva',
      values: [0, 0, 30, 130, 130, 165, 190],
      notes: {
        3: 'Thirty for the City of Ghent, parks department.',
        4: 'Frisdag adds 100.',
        7: ['at_risk', 'Without Colivo we land at about 300. With them well above target.'],
      },
    }),
    reached('Colivo signs for its parcel routes in Belgium', {
      by: 'eva',
      values: [0, 0, 0, 0, 0, 0],
      notes: {
        1: 'Test on eight routes in Antwerp is running, results due in three weeks.',
        4: 'Test result: 11% more parcels per hour than the vans. Their finance department checks the contract now.',
        6: ['at_risk', 'They ask for a fixed price over five years. We offered three, with an index after that.'],
      },
    }),
  ],
  children: [
    {
      title: 'Give France a customer that others call',
      owner: { employee: 'julien' },
      created_by: 'julien',
      period: Q4,
      key_results: [
        number('Paid pilots running in Lille and Lyon', 'pilots', 1, 4, {
          by: 'julien',
          values: [1, 1, 2, 2, 3, 3, 3],
          notes: {
            3: 'Laundry service in Lille started with six bikes.',
            5: 'First pilot in Lyon: a wholesaler for restaurants, four bikes.',
            7: 'The fourth one waits for a parking permit. The city answers within ten days.',
          },
        }),
        reached('City of Lyon tender won', {
          by: 'julien',
          values: [0, 0, 0, 0, 0, 1],
          notes: {
            2: 'Offer submitted, three competitors.',
            4: ['at_risk', 'We are second on price. Our hope is the service part: 40% of the points.'],
            6: ['on_track', 'We won, the service part made the difference. Eleven days of standstill, then signature.'],
          },
        }),
      ],
    },
    {
      title: 'Turn the pilots on the Rhine into contracts',
      owner: { employee: 'miriam' },
      created_by: 'miriam',
      period: Q4,
      key_results: [
        number('Pilots turned into contracts', 'contracts', 0, 6, {
          by: 'miriam',
          values: [0, 1, 1, 2, 2, 3, 4],
          notes: {
            2: 'Bakery chain in Bonn, eleven bikes.',
            6: 'Hospital logistics in Cologne signed. They start with the night shift.',
            7: 'Four done. Of the other two, one is a clear yes and waits for the works council.',
          },
        }),
        euros('Yearly revenue of the converted pilots', 0, 180_000, {
          by: 'miriam',
          values: [0, 19_800, 19_800, 52_000, 52_000, 74_500, 103_000],
          notes: { 4: 'Average fleet is larger than in the pilots: 14 bikes instead of 9.' },
        }),
      ],
    },
  ],
};

const localBusiness: GoalOutline = {
  title: 'A local business goes from interest to bike without waiting for us',
  description: 'Shops with one to four bikes decide fast or not at all. Every day that we add costs us contracts.',
  owner: { team: 'local' },
  created_by: 'sander',
  period: Q4,
  assign_to: ['ana', 'niels'],
  key_results: [
    number('Median time from test ride to contract', 'days', 19, 9, {
      by: 'sander',
      values: [19, 18, 18, 16, 15, 14, 13],
      notes: {
        2: 'Most of the wait is the credit check. Sofie’s team tests an automatic one for up to four bikes.',
        4: 'Automatic check is live in Belgium.',
        6: 'Netherlands too. Germany needs another provider.',
      },
    }),
    percent('Test rides booked online', 30, 70, {
      by: 'niels',
      values: [30, 34, 41, 47, 52, 55, 58],
      notes: {
        3: 'Calendar now shows free bikes per hub. Fewer calls to move a date.',
        7: 'The rest calls because they want to bring their own box. We add that question to the form.',
      },
    }),
    number('New contracts for one to four bikes', 'contracts', 0, 130, {
      by: 'sander',
      values: [9, 19, 28, 40, 51, 60, 72],
      notes: { 5: 'Ten a week is what we need. Two slower weeks are in the number.', 7: 'Best week so far: 12.' },
    }),
  ],
  children: [
    {
      title: 'Make the test ride decide',
      owner: { employee: 'ana' },
      created_by: 'ana',
      period: Q4,
      key_results: [
        percent('Test rides that end in a contract', 22, 35, {
          by: 'ana',
          values: [22, 23, 22, 25, 27, 28, 29],
          notes: {
            3: 'Rides around the hub do not convince. I now go to the customer with the bike.',
            5: 'In their own street with their own load: 4 of 9 signed.',
          },
        }),
        number('Test rides on the customer’s own route', 'rides', 0, 60, {
          by: 'ana',
          values: [4, 11, 20, 31, 41, 52, 60],
          notes: {
            4: 'Two in one morning works if they are in the same district.',
            7: 'Sixty. I keep going at this pace.',
          },
        }),
      ],
    },
  ],
};

const fleetSales: GoalOutline = {
  title: 'Win the fleets that the rest of their city looks at',
  owner: { department: 'sales' },
  created_by: 'lars',
  period: Q4,
  weight: 2,
  key_results: [
    number('New contracts for five bikes or more', 'contracts', 0, 40, {
      by: 'lars',
      values: [2, 5, 8, 13, 15, 19, 22],
      notes: {
        4: 'Five in one week, two of them came through the leasing portals.',
        7: 'On course. Pipeline for the last weeks is thin in Germany, Miriam gets help from Sander.',
      },
    }),
    percent('Offers won against van leasing', 24, 35, {
      description: 'Of all offers where the customer compared us with the lease of a van.',
      by: 'lars',
      values: [24, 24, 26, 27, 27, 29, 30],
      notes: {
        3: 'The one-page comparison helps: parking fines and fuel are what owners did not count.',
        5: 'We lose where loads are above 200 kg. Hauler Max closes that gap.',
      },
    }),
    euros('Qualified pipeline for next quarter', 900_000, 2_400_000, {
      by: 'lars',
      values: [900_000, 960_000, 1_120_000, 1_240_000, 1_250_000, 1_410_000, 1_520_000],
      notes: {
        3: ['at_risk', 'Everybody closes, nobody builds pipeline. Friday mornings are now for new contacts only.'],
        6: 'Friday mornings work: 160,000 in a week.',
      },
    }),
  ],
  children: [keyAccounts, localBusiness],
};

const marketing: GoalOutline = {
  title: 'Be there when a business is about to renew a van',
  owner: { department: 'marketing' },
  created_by: 'camille',
  period: Q4,
  key_results: [
    number('Qualified leads per month', 'leads', 180, 320, {
      by: 'camille',
      values: [180, 191, 205, 214, 228, 240, 251],
      notes: {
        3: 'Partnership with the two leasing portals is live, 15 leads in the first week.',
        7: 'Halfway there. The trade fair in Cologne is still to come.',
      },
    }),
    euros('Cost per qualified lead', 210, 140, {
      by: 'camille',
      values: [210, 204, 196, 199, 214, 208, 203],
      notes: {
        5: ['at_risk', 'Search ads got expensive: a competitor bids on our name.'],
        7: 'A third of the money moved to the portals. It comes down again, but 140 is far away.',
      },
    }),
  ],
  children: [
    {
      title: 'The cost calculator becomes the reason to call us',
      owner: { employee: 'felix' },
      created_by: 'felix',
      period: Q4,
      key_results: [
        percent('Visitors of the calculator who ask for an offer', 2.1, 5, {
          by: 'felix',
          values: [2.1, 2.2, 2.6, 3.1, 3.3, 3.4, 3.7],
          notes: {
            3: 'Result is now shown before we ask for the name. People stay.',
            6: 'Next test: compare with the van they drive today, by number plate.',
          },
        }),
        number('Calculations finished per week', 'calculations', 140, 400, {
          by: 'felix',
          values: [140, 152, 198, 267, 331, 402, 418],
          notes: { 4: 'Both leasing portals link to it now.', 6: 'Target reached, mostly through the portals.' },
        }),
      ],
    },
    {
      title: 'Customers tell the story instead of us',
      owner: { employee: 'joana' },
      created_by: 'joana',
      period: Q4,
      key_results: [
        number('Customer stories with real numbers published', 'stories', 0, 8, {
          by: 'joana',
          values: [0, 1, 1, 2, 3, 3, 4],
          notes: {
            2: 'The locksmith in Utrecht: 31 jobs a week instead of 24.',
            5: 'Approval takes longer than writing. I ask for it before the interview now.',
          },
        }),
        percent('Sellers who used a story in their last five offers', 10, 80, {
          by: 'joana',
          values: [10, 10, 25, 30, 45, 45, 50],
          notes: {
            3: 'Stories are now sorted by trade in the offer tool.',
            7: [
              'at_risk',
              'Stuck at half. Sellers for large fleets miss stories of their size, Frisdag would be the first.',
            ],
          },
        }),
      ],
    },
  ],
};

const commercial: GoalOutline = {
  title: 'Fleets of 5 to 50 bikes choose the subscription first',
  owner: { department: 'commercial' },
  created_by: 'mathieu',
  period: YEAR,
  weight: 2,
  key_results: [
    percent('New contracts that are subscriptions', 35, 75, {
      by: 'mathieu',
      values: [35, 35, 37, 38, 41, 43, 44, 47, 49, 50, 52, 54, 55, 56, 58, 60, 61, 62, 64, 66, 66, 66, 67],
      notes: {
        1: 'Starting point: one in three. Sellers still open with the purchase price.',
        5: 'Every offer now begins with the monthly price.',
        12: 'Sellers are trained, the offers are simpler. Now it is about the customers’ purchasing rules.',
        19: 'Two thirds in sight.',
        22: ['at_risk', 'Flat for a month. Cities may not rent, their rules know only purchase and lease.'],
        23: 'Legal has a lease for public customers, first one signed in Ghent.',
      },
    }),
    number('Median time from first talk to signature', 'days', 74, 45, {
      by: 'mathieu',
      values: [74, 75, 71, 70, 66, 64, 61, 60, 57, 56, 54, 53],
      notes: {
        3: 'A trial month replaces the second and third meeting.',
        9: 'What is left is insurance. One policy for all countries is being negotiated.',
      },
    }),
  ],
  children: [
    fleetSales,
    marketing,
    {
      title: 'Prove in two cities that a subscription sells',
      description: 'Ghent and Utrecht, one price, no purchase option in the first talk.',
      owner: { team: 'local' },
      created_by: 'sander',
      period: Q1,
      status: 'completed',
      assign_to: ['ana', 'niels'],
      key_results: [
        number('Subscriptions signed in Ghent and Utrecht', 'contracts', 0, 60, {
          by: 'sander',
          values: [1, 4, 7, 11, 16, 20, 27, 33, 40, 48, 55, 63],
          notes: {
            3: 'Customers ask what happens when the bike breaks, not what it costs.',
            7: 'Word gets around in Utrecht: four from the same market.',
            12: 'Done, three above target. Average 2.6 bikes per contract.',
          },
        }),
        percent('Customers who would choose it again after 60 days', 0, 80, {
          by: 'ana',
          values: [58, 66, 71, 74, 78, 80, 83],
          notes: { 7: '83%. Those who would not mention the wait for repairs.' },
        }),
      ],
    },
    {
      title: 'Every seller can sell the subscription',
      owner: { department: 'sales' },
      created_by: 'lars',
      period: Q2,
      status: 'completed',
      key_results: [
        percent('Sellers who closed a subscription in the last 60 days', 40, 100, {
          by: 'lars',
          values: [40, 50, 60, 60, 75, 85, 92],
          notes: {
            3: 'Pairs help: each new seller goes to two talks with Ana or Julien.',
            7: 'All but one, who started three weeks ago.',
          },
        }),
        number('Offers with more than 5% discount, per 100', 'offers', 31, 10, {
          by: 'lars',
          values: [31, 29, 24, 21, 17, 15, 13],
          notes: { 5: 'Discounts above 5% need a reason in one sentence. That alone halved them.' },
        }),
      ],
    },
    {
      title: 'Dealers sell the subscription in cities without a hub',
      description:
        'Cancelled: dealers need a margin on every monthly payment that neither we nor the customer can carry. We open hubs instead and sell single bikes through dealers as before.',
      owner: { department: 'sales' },
      created_by: 'lars',
      period: Q3,
      status: 'cancelled',
      key_results: [
        number('Dealers under contract', 'dealers', 0, 25, {
          by: 'lars',
          values: [0, 1, 3, 4, 4],
          notes: {
            2: 'Interest is high, questions are about their share.',
            3: ['at_risk', 'Most want 18% of every monthly payment. Our calculation ends at 9.'],
            5: ['off_track', 'No dealer will move below 15%. Mathieu and I stop here and tell the four we have.'],
          },
        }),
        number('Subscriptions sold by dealers', 'contracts', 0, 40, {
          by: 'lars',
          values: [0, 0, 1, 2, 2],
          notes: { 5: ['off_track', 'The two contracts move to the hubs in Lille and Cologne.'] },
        }),
      ],
    },
    {
      title: 'Cities lease what their rules forbid them to rent',
      description: 'Planned for next quarter; counts from then on.',
      owner: { department: 'sales' },
      created_by: 'lars',
      period: NEXT_QUARTER,
      weight: 0,
      key_results: [
        number('Cities with a signed lease', 'cities', 1, 8),
        number('Days from award to first bike', 'days', 90, 40),
      ],
    },
  ],
};

const success: GoalOutline = {
  title: 'Customers grow with us instead of leaving after the first year',
  owner: { department: 'success' },
  created_by: 'ilse',
  period: YEAR,
  key_results: [
    percent('Contracts renewed when they end', 81, 92, {
      by: 'ilse',
      values: [81, 80, 82, 83, 83, 85, 86, 87, 88, 88, 89, 90],
      notes: {
        2: 'Two fleets left over repair times. Stijn has both cases.',
        6: 'Fewer complaints about repairs, and it shows.',
        12: 'Two points to go, eleven contracts end before the closing date.',
      },
    }),
    percent('Customers who add a bike within twelve months', 17, 35, {
      by: 'ilse',
      values: [17, 18, 18, 20, 21, 23, 24, 26, 27, 28, 29, 30],
      notes: {
        4: 'The usage report shows them which bike is never free. Best sales argument we have.',
        11: ['at_risk', 'One more point a month gets us to 31 or 32, not to 35.'],
      },
    }),
  ],
  children: [
    {
      title: 'A new fleet is riding within days of signing',
      owner: { team: 'onboarding' },
      created_by: 'kofi',
      period: Q4,
      assign_to: ['tim', 'aisha'],
      key_results: [
        number('Time from signature to the first working day', 'days', 28, 14, {
          by: 'kofi',
          values: [28, 27, 25, 24, 22, 21, 19],
          notes: {
            2: 'Longest step is the insurance certificate, nine days on average.',
            3: 'Certificates now go out with the contract.',
            7: 'Lille did one in eight days. We write down what they did differently.',
          },
        }),
        percent('Riders trained before their first day', 45, 90, {
          by: 'tim',
          values: [45, 51, 58, 66, 70, 75, 79],
          notes: { 4: 'Training at the customer’s place, at shift change, is what fills the list.' },
        }),
        number('Support tickets per bike in the first month', 'tickets', 1.9, 0.8, {
          by: 'kofi',
          values: [1.9, 1.9, 1.7, 1.6, 1.5, 1.5, 1.4],
          notes: {
            4: 'A third of the tickets are about locking the battery. Tim films it.',
            6: [
              'at_risk',
              'Slower than planned. The film is ready, riders do not see it yet. Next: a code on the handlebar.',
            ],
          },
        }),
      ],
      children: [
        {
          title: 'Learning to ride loaded takes one morning',
          owner: { employee: 'tim' },
          created_by: 'tim',
          period: Q4,
          key_results: [
            percent('Riders who pass the course on their first morning', 71, 90, {
              by: 'tim',
              values: [71, 70, 75, 78, 82, 84, 85],
              notes: {
                2: 'Turning with a full box is where they fail. More time for that, less for theory.',
                5: 'Groups of eight instead of twelve.',
              },
            }),
            number('Falls and scrapes per 100 riders in their first two weeks', 'incidents', 8, 3, {
              by: 'tim',
              values: [8, 8, 9, 8, 7, 8, 7],
              notes: {
                3: 'All at low speed, nobody hurt.',
                6: ['at_risk', 'Passing the course does not help with tram tracks. I add a ride through the city.'],
              },
            }),
          ],
        },
      ],
    },
    {
      title: 'No renewal comes as a surprise',
      owner: { employee: 'rosa' },
      created_by: 'rosa',
      period: Q4,
      key_results: [
        percent('Renewals talked through 90 days before they are due', 38, 95, {
          by: 'rosa',
          values: [38, 46, 55, 61, 70, 77, 82],
          notes: {
            2: 'List is complete now, twelve contracts had no end date in the system.',
            6: 'Only the small ones are left. I call those instead of visiting.',
          },
        }),
        number('Accounts brought back from red to green', 'accounts', 0, 18, {
          by: 'rosa',
          values: [0, 1, 1, 2, 3, 3, 4],
          notes: {
            2: 'The problem was simple: invoices for bikes they had given back.',
            5: ['at_risk', 'Calls alone do not turn an account. Seven of them wait for corrected invoices.'],
            7: 'Leïla takes those seven first from next week on.',
          },
        }),
      ],
    },
    {
      title: 'Know why customers leave, and who stops it',
      owner: { department: 'success' },
      created_by: 'ilse',
      period: Q3,
      status: 'completed',
      assign_to: ['rosa', 'kofi'],
      key_results: [
        number('Interviews with customers who left', 'interviews', 0, 30, {
          by: 'rosa',
          values: [1, 3, 6, 8, 11, 14, 17, 20, 23, 26, 29, 32],
          notes: {
            4: 'Price came up once in eight. Waiting for repairs came up six times.',
            9: 'No new reasons in the last five. Order: repairs, wrong invoices, nobody called.',
            12: 'Done. Summary is shared, the recordings stay with us.',
          },
        }),
        reached('Each of the three main reasons has an owner and a plan', {
          by: 'ilse',
          values: [0, 0, 0, 0, 0, 1],
          notes: { 6: 'Repairs: Stijn. Invoices: Leïla. Contact: Rosa. Plans are goals of the next quarter.' },
        }),
      ],
    },
    {
      title: 'The first month needs no phone call',
      owner: { team: 'onboarding' },
      created_by: 'kofi',
      period: Q2,
      status: 'completed',
      key_results: [
        number('Support calls per new customer in the first month', 'calls', 5.2, 2, {
          by: 'kofi',
          values: [5.2, 5.1, 4.6, 4.4, 4.0, 3.7, 3.6],
          notes: {
            4: ['at_risk', 'The guide helps fleet managers, riders do not read it.'],
            7: ['off_track', 'Missed. What we learned: train riders before day one, then they do not call.'],
          },
        }),
        reached('Welcome guide in four languages', {
          by: 'kofi',
          values: [0, 0, 0, 1],
          notes: { 4: 'Dutch, French, German and English are out.' },
        }),
      ],
    },
  ],
};

/** The goal of sales, marketing and customer success, with all below it. */
export const subscription: GoalOutline = {
  title: 'City businesses subscribe instead of buying, and stay',
  description:
    'A sold bike pays us once; a subscribed one pays every month, as long as it is worth its price. This year the subscription becomes the way most customers start, and leaving becomes rare.',
  owner: { company: true },
  created_by: 'ines',
  period: YEAR,
  weight: 3,
  assign_to: ['mathieu', 'ilse'],
  key_results: [
    euros('Annual recurring revenue', 2_100_000, 5_600_000, {
      description: 'Monthly fees under contract at the end of the month, times twelve.',
      weight: 2,
      by: 'mathieu',
      values: [
        2_100_000, 2_240_000, 2_430_000, 2_660_000, 2_950_000, 3_200_000, 3_480_000, 3_830_000, 4_100_000, 4_420_000,
        4_630_000, 4_820_000,
      ],
      notes: {
        1: 'About 1,150 bikes under subscription.',
        5: 'First month with more than 250,000 added.',
        8: 'Lille contributes for the first time: 38 bikes.',
        11: ['at_risk', 'Smaller step than planned: Colivo wants to test first, before it signs.'],
        12: 'With Lyon and one more lighthouse contract we get there. Without them 5.1 million.',
      },
    }),
    percent('Customers lost per quarter', 6, 3, {
      by: 'ilse',
      values: [6, 6.1, 5.8, 5.6, 5.9, 5.4, 5, 4.6, 4.4, 4.1, 3.8, 3.6],
      notes: {
        5: ['at_risk', 'Back up: four fleets left after long repairs in Cologne.'],
        8: ['on_track', 'Third month down in a row. Faster repairs are what customers mention.'],
        12: 'Lowest since we started measuring.',
      },
    }),
    percent('Net revenue retention', 96, 110, {
      description: 'Revenue from the customers of a year ago, today against then.',
      by: 'ilse',
      values: [96, 96, 97, 98, 98.5, 100, 101.5, 103, 104, 104.5, 105.5, 106.5],
      notes: { 6: 'Over 100 for the first time: those who stay grow more than those who leave take away.' },
    }),
  ],
  children: [commercial, success],
};
