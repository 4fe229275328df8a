/** Where a file counts on another one, or on a package or class, being at its place. */
export interface ModuleSite {
  /** `./db` and `../db.php` by the place of the file; a name of Python, Java, Kotlin, PHP or Go as it is written, with dots. */
  readonly module: string;
  /** What Python takes out of it, which may be a module too. */
  readonly name: string | null;
  readonly line: number;
}
