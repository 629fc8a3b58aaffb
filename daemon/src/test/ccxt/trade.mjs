// What the public client ccxt sees and does at one simulated venue. Only its addresses are changed and, since they are
// plain HTTP on loopback, the agent of its sockets. Told by one JSON object on standard input; each step's result is one
// JSON line on standard output.
import ccxt from 'ccxt';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';

const told = JSON.parse(readFileSync(0, 'utf8'));
const exchange = new ccxt[told.exchange]({ apiKey: told.apiKey, secret: told.secret, agent: new Agent({ keepAlive: true }) });
for (const [name, address] of Object.entries(told.addresses)) {
    exchange.urls.api[name] = address;
}

function say(step, value) {
    process.stdout.write(JSON.stringify({ step, value }) + '\n');
}

function order(it) {
    const { id, clientOrderId, symbol, side, type, price, amount, filled, status } = it;
    return { id, clientOrderId, symbol, side, type, price, amount, filled, status };
}

async function refused(what) {
    try {
        await what();
        return 'nothing';
    } catch (e) {
        return e.constructor.name;
    }
}

const { symbol, side, amount, price, marketable } = told;
say('time', exchange.has.fetchTime ? await exchange.fetchTime() : null);
const markets = await exchange.loadMarkets();
say('markets', Object.values(markets).map(({ symbol, active, precision, limits }) =>
    ({ symbol, active, price: precision.price, amount: precision.amount, min: limits.amount.min })));
const book = await exchange.fetchOrderBook(symbol, told.depth);
say('book', { bids: book.bids.map(level => level.slice(0, 2)), asks: book.asks.map(level => level.slice(0, 2)) });
say('balance before', (await exchange.fetchBalance()).total);
const placed = await exchange.createOrder(symbol, 'limit', side, amount, price, told.params);
say('placed', order(placed));
say('fetched', order(await exchange.fetchOrder(placed.id, symbol)));
say('open', (await exchange.fetchOpenOrders(symbol)).map(order));
const { free, used, total } = await exchange.fetchBalance();
say('balance open', { free, used, total });
await exchange.cancelOrder(placed.id, symbol);
say('cancelled', order(await exchange.fetchOrder(placed.id, symbol)));
say('open after', (await exchange.fetchOpenOrders(symbol)).map(order));
say('cancelled again', await refused(() => exchange.cancelOrder(placed.id, symbol)));
const taken = await exchange.createOrder(symbol, 'limit', side, amount, marketable);
say('taken', order(await exchange.fetchOrder(taken.id, symbol)));
say('balance after', (await exchange.fetchBalance()).total);
say('too much', await refused(() => exchange.createOrder(symbol, 'limit', side, told.tooMuch, price)));
exchange.secret = told.wrongSecret;
say('wrong secret', await refused(() => exchange.fetchBalance()));
