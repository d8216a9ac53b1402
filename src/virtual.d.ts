declare module 'virtual:backline/catalog' {
  const catalog: import('./contract/catalog').Catalog;
  export default catalog;
}
declare module 'virtual:backline/catalog-de' {
  const words: import('./contract/catalog').CatalogWords;
  export default words;
}
declare module 'virtual:backline/search-index' {
  const index: import('./catalog/search/index-data').SearchIndex;
  export default index;
}
declare module 'virtual:backline/log-patterns' {
  const patterns: unknown;
  export default patterns;
}
