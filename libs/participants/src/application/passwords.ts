/** How passwords are kept: as something that proves them and does not reveal them. */
export abstract class Passwords {
  abstract hash(password: string): Promise<string>;
  /** Takes the same time whether or not it matches. A hash that cannot be read matches nothing. */
  abstract matches(hash: string, password: string): Promise<boolean>;
}

/** Where session tokens come from: 256 unguessable bits, written in 43 URL-safe characters. */
export abstract class Tokens {
  abstract next(): string;
}
