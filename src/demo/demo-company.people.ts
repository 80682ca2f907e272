import { type DemoDepartment, type DemoEmployee, type DemoTeam } from './demo-company.types.js';

/** Who works at the demo company: key, name, place in the directory. */

/** Each after the one that it is part of. */
export const departments: DemoDepartment[] = [
  { key: 'product', name: 'Product & Engineering', head: 'katrin' },
  { key: 'hardware', name: 'Bike Engineering', parent: 'product', head: 'henrik' },
  { key: 'software', name: 'Connected Services', parent: 'product', head: 'nadia' },

  { key: 'operations', name: 'Operations', head: 'joris' },
  { key: 'plant', name: 'Kortrijk Plant', parent: 'operations', head: 'bart' },
  { key: 'supply', name: 'Supply Chain', parent: 'operations', head: 'valerie' },
  { key: 'service', name: 'Service & Hubs', parent: 'operations', head: 'stijn' },

  { key: 'commercial', name: 'Commercial', head: 'mathieu' },
  { key: 'sales', name: 'Fleet Sales', parent: 'commercial', head: 'lars' },
  { key: 'marketing', name: 'Marketing', parent: 'commercial', head: 'camille' },
  { key: 'success', name: 'Customer Success', parent: 'commercial', head: 'ilse' },

  { key: 'finance', name: 'Finance', head: 'sofie' },
  { key: 'people', name: 'People', head: 'amara' },
];

/** Across departments. */
export const teams: DemoTeam[] = [
  { key: 'battery', name: 'Battery & Drivetrain', lead: 'daan', members: ['daan', 'yuki', 'pavel'] },
  { key: 'telematics', name: 'Telematics', lead: 'jonas', members: ['jonas', 'anton', 'mireille'] },
  { key: 'app', name: 'Fleet App', lead: 'ruben', members: ['ruben', 'priya', 'chiara', 'oskar'] },
  {
    key: 'max',
    name: 'Hauler Max Launch',
    lead: 'elif',
    members: ['elif', 'lucia', 'tomasz', 'samir', 'marco', 'felix'],
  },
  { key: 'assembly', name: 'Final Assembly', lead: 'griet', members: ['griet', 'samir', 'lotte', 'piotr'] },
  { key: 'quality', name: 'Quality', lead: 'femke', members: ['femke', 'dirk'] },
  { key: 'hubs_north', name: 'Hubs Cologne & Utrecht', lead: 'noor', members: ['noor', 'emre', 'thijs'] },
  { key: 'hubs_south', name: 'Hubs Ghent, Antwerp & Lille', lead: 'claire', members: ['claire', 'wout', 'aisha'] },
  { key: 'key_accounts', name: 'Key Accounts', lead: 'eva', members: ['eva', 'julien', 'miriam'] },
  { key: 'local', name: 'Local Business', lead: 'sander', members: ['sander', 'ana', 'niels'] },
  { key: 'onboarding', name: 'Onboarding', lead: 'kofi', members: ['kofi', 'tim', 'aisha'] },
  { key: 'cash', name: 'Order to Cash', lead: 'leila', members: ['leila', 'gert', 'oskar', 'rosa'] },
  { key: 'hours', name: 'Working Hours Group', lead: 'bram', members: ['bram', 'griet', 'samir', 'noor', 'stijn'] },
];

/** Each after their manager. */
export const employees: DemoEmployee[] = [
  admin('ines', 'Inès Van Damme'),
  member('joris', 'Joris Claes', 'operations', 'ines'),
  member('katrin', 'Katrin Vogel', 'product', 'ines'),
  member('mathieu', 'Mathieu Lefèvre', 'commercial', 'ines'),
  member('sofie', 'Sofie De Backer', 'finance', 'ines'),
  admin('amara', 'Amara Okafor', 'people', 'ines'),

  member('henrik', 'Henrik Lindqvist', 'hardware', 'katrin'),
  member('daan', 'Daan Mulder', 'hardware', 'henrik'),
  member('yuki', 'Yuki Tanabe', 'hardware', 'daan'),
  member('pavel', 'Pavel Dvořák', 'hardware', 'daan'),
  member('lucia', 'Lucía Ferrer', 'hardware', 'henrik'),
  member('tomasz', 'Tomasz Wrona', 'hardware', 'henrik'),
  member('elif', 'Elif Kaya', 'hardware', 'henrik'),

  member('nadia', 'Nadia Benali', 'software', 'katrin'),
  member('ruben', 'Ruben Peeters', 'software', 'nadia'),
  member('chiara', 'Chiara Russo', 'software', 'ruben'),
  member('priya', 'Priya Raman', 'software', 'ruben'),
  member('oskar', 'Oskar Nyberg', 'software', 'ruben'),
  member('jonas', 'Jonas Feldmann', 'software', 'nadia'),
  member('anton', 'Anton Kovalenko', 'software', 'jonas'),
  member('mireille', 'Mireille Aubert', 'software', 'jonas'),

  member('bart', 'Bart Verhaegen', 'plant', 'joris'),
  member('griet', 'Griet Maes', 'plant', 'bart'),
  member('samir', 'Samir Haddad', 'plant', 'bart'),
  member('lotte', 'Lotte Wouters', 'plant', 'griet'),
  member('piotr', 'Piotr Zieliński', 'plant', 'griet'),
  member('femke', 'Femke Jansen', 'plant', 'bart'),
  member('dirk', 'Dirk Goossens', 'plant', 'femke'),

  member('valerie', 'Valérie Dumont', 'supply', 'joris'),
  member('marco', 'Marco Bianchi', 'supply', 'valerie'),
  member('hanna', 'Hanna Kowalczyk', 'supply', 'valerie'),

  member('stijn', 'Stijn De Wilde', 'service', 'joris'),
  member('noor', 'Noor Bakker', 'service', 'stijn'),
  member('emre', 'Emre Yıldız', 'service', 'noor'),
  member('thijs', 'Thijs Hendriks', 'service', 'noor'),
  member('claire', 'Claire Moreau', 'service', 'stijn'),
  member('wout', 'Wout Lambert', 'service', 'claire'),
  member('aisha', 'Aïsha Diallo', 'service', 'claire'),
  member('greta', 'Greta Hoffmann', 'service', 'stijn'),

  member('lars', 'Lars Brandt', 'sales', 'mathieu'),
  member('eva', 'Eva Novotná', 'sales', 'lars'),
  member('julien', 'Julien Marchand', 'sales', 'eva'),
  member('miriam', 'Miriam Schuster', 'sales', 'eva'),
  member('sander', 'Sander Visser', 'sales', 'lars'),
  member('ana', 'Ana Sousa', 'sales', 'sander'),
  member('niels', 'Niels Aerts', 'sales', 'sander'),

  member('camille', 'Camille Rousseau', 'marketing', 'mathieu'),
  member('felix', 'Felix Baumann', 'marketing', 'camille'),
  member('joana', 'Joana Pires', 'marketing', 'camille'),

  member('ilse', 'Ilse Vermeulen', 'success', 'mathieu'),
  member('kofi', 'Kofi Mensah', 'success', 'ilse'),
  member('tim', 'Tim Schreiber', 'success', 'kofi'),
  member('rosa', 'Rosa Martínez', 'success', 'ilse'),

  member('gert', 'Gert Willems', 'finance', 'sofie'),
  member('leila', 'Leïla Mansouri', 'finance', 'sofie'),
  member('bram', 'Bram Coppens', 'people', 'amara'),
];

function member(key: string, display_name: string, department: string, manager: string): DemoEmployee {
  return { key, display_name, email: emailOf(display_name), role: 'member', manager, department };
}

function admin(key: string, display_name: string, department?: string, manager?: string): DemoEmployee {
  return {
    key,
    display_name,
    email: emailOf(display_name),
    role: 'admin',
    ...(manager && { manager }),
    ...(department && { department }),
  };
}

/** First name, dot, the rest in one word, without accents: `ines.vandamme@veldra.example`. */
function emailOf(display_name: string): string {
  const plain = display_name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/ı/g, 'i')
    .toLowerCase();
  const [first, ...rest] = plain.split(' ');
  return `${first}.${rest.join('')}@veldra.example`;
}
