// Stands in a bundle for a package that is reached only by features Slipway does not use (see scripts/build.ts).
module.exports = {};
