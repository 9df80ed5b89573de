type Type = 'uuid' | 'int' | 'bool' | 'timestamptz' | 'text' | 'jsonb';

/** How a row is sent: each column with its PostgreSQL type and where its value comes from. JSON comes last, already written. */
export type Columns<Row> = Readonly<Record<string, readonly [type: Type, of: (row: Row) => unknown]>>;

/** Gathers a statement's parameters: rows are sent as one array per column, however many rows there are. */
export class Parameters {
  readonly values: unknown[] = [];

  /**
   * Something to select from: `ROWS FROM (unnest($1::uuid[], $2::int[]), jsonb_array_elements($3::jsonb)) AS e (id, position, body)`.
   * JSON is sent as one JSON array, in which nothing needs to be quoted again.
   */
  rows<Row>(alias: string, rows: readonly Row[], columns: Columns<Row>): string {
    const arrays: string[] = [];
    const json: string[] = [];
    for (const [type, of] of Object.values(columns)) {
      const values = rows.map(of);
      if (type === 'jsonb') json.push(`jsonb_array_elements($${this.values.push(`[${values.join(',')}]`)}::jsonb)`);
      else arrays.push(`$${this.values.push(arrayOf(type, values))}::${type}[]`);
    }
    return `ROWS FROM (${[`unnest(${arrays.join(', ')})`, ...json].join(', ')}) AS ${alias} (${Object.keys(columns).join(', ')})`;
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
