import { MAX_NAME } from '../http/fields/bounds.js';
import { Email, ObjectOf, Text } from '../http/fields/request-fields.js';

/** Who is to look after a new company. */
class FirstAdmin {
  @Email({ description: 'Their email address', example: 'ada@example.com' })
  email: string;

  @Text({ description: 'How others see them', min: 1, max: MAX_NAME, example: 'Ada Lovelace' })
  display_name: string;
}

/** The body of `POST /companies`. */
export class CreateCompany {
  @Text({ description: 'Its name', min: 1, max: MAX_NAME, example: 'Example Ltd' })
  name: string;

  @ObjectOf(() => FirstAdmin, { description: 'Its first admin' })
  admin: FirstAdmin;
}
