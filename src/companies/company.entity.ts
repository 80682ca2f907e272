import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The tenant: every other row belongs to one (SPEC §1). */
@Entity('companies')
export class Company {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
}
