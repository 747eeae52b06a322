/**
 * The packages of a lock file that run something of their own while they are installed, although `allowScripts` of
 * package.json neither allows nor denies it. npm refuses them by `strict-allow-scripts`; an older npm knows no such thing.
 */
export function unlistedScripts({ packages }, allowScripts) {
  return Object.entries(packages)
    .filter(([path, { hasInstallScript }]) => path !== '' && hasInstallScript === true)
    .map(([path]) => path.split('node_modules/').at(-1))
    .filter((name) => !(name in allowScripts));
}
