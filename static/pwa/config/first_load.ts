/** One file for everything the app needs before the first tap: one request, and it compresses better than ten. */

interface ModuleFacts {
  isEntry: boolean;
  /** Modules that import it outright, not by `import()`. */
  importers: readonly string[];
}
interface Bundle {
  getModuleInfo(id: string): ModuleFacts | null;
}

const known = new Map<string, boolean>();

/** For a chunk group's `name`: "app" for what is reached from the entry without an `import()`, null for the rest. */
export function firstLoad(id: string, bundle: Bundle): string | null {
  return isNeededFirst(id, bundle) ? 'app' : null;
}

function isNeededFirst(id: string, bundle: Bundle): boolean {
  const before = known.get(id);
  if (before !== undefined) return before;
  known.set(id, false);
  const facts = bundle.getModuleInfo(id);
  const isNeeded =
    facts !== null && (facts.isEntry || facts.importers.some((importer) => isNeededFirst(importer, bundle)));
  known.set(id, isNeeded);
  return isNeeded;
}
