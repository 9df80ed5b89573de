/** What a record holds under a name that came from outside; never what every object inherits ("constructor"). */
export const named = <V>(record: Readonly<Record<string, V>>, name: string): V | undefined => (Object.hasOwn(record, name) ? record[name] : undefined);
