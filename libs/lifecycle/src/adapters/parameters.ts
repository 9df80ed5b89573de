/** How a row is sent: each column with its PostgreSQL type and where its value comes from. */
export type Columns<Row> = Readonly<Record<string, readonly [type: Type, of: (row: Row) => unknown]>>;

type Type = 'uuid' | 'int' | 'bool' | 'timestamptz' | 'text' | 'jsonb';

/** Gathers a statement's parameters: rows are sent as one array per column, however many rows there are. */
export class Parameters {
  readonly values: unknown[] = [];

  /** `unnest($1::uuid[], $2::int[]) AS e (id, position)`. */
  rows<Row>(alias: string, rows: readonly Row[], columns: Columns<Row>): string {
    const arrays = Object.values(columns).map(([type, of]) => `$${this.values.push(arrayOf(type, rows.map(of)))}::${type}[]`);
    return `unnest(${arrays.join(', ')}) AS ${alias} (${Object.keys(columns).join(', ')})`;
  }
}

/** An array as PostgreSQL reads it. The driver can write it too, at four times the cost. */
function arrayOf(type: Type, values: readonly unknown[]): string {
  const write = type === 'int' || type === 'bool' ? String : quoted;
  return `{${values.map((value) => (value === null || value === undefined ? 'NULL' : write(value))).join(',')}}`;
}

function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : String(value);
  return text.includes('"') || text.includes('\\') ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
}
