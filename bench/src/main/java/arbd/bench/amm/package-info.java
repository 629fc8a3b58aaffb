/** Amounts through cycles of pools: the closed form against searching for them, in doubles and in exact integers. */
package arbd.bench.amm;
