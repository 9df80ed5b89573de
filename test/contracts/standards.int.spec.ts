import { openPostgresHouse } from './postgres-house.js';
import { standardsContract } from './standards.contract.js';

describe('standards in PostgreSQL', () => standardsContract(openPostgresHouse));
