'use strict';
// The work that arbd does between a quote and its order, as one would write it on node: parse the frame, keep the best
// quotes of both venues, look for an edge after fees, send both orders. Journal, signature, limits and exact money are
// left out. Arguments: the addresses of the two venues, such as ws://127.0.0.1:4000 ws://127.0.0.1:4001.

const WebSocket = require('ws');

const addresses = process.argv.slice(2, 4);
const FEE = 0.001;
const MIN_EDGE = 0.0002;
const MAX_NOTIONAL = 1000;
const STALE_MILLIS = 60_000;
const SIGNATURE = '0'.repeat(64);
const venues = ['alpha', 'beta'];
const quotes = venues.map(() => new Map());
const orders = [];
let number = 0;
let requests = 0;
let open = 0;

function onFrame(venue, data) {
  const frame = JSON.parse(data).data;
  const quote = {
    bid: Number(frame.b), bidQty: Number(frame.B), ask: Number(frame.a), askQty: Number(frame.A),
    at: performance.now(), taken: false,
  };
  quotes[venue].set(frame.s, quote);
  const other = quotes[1 - venue].get(frame.s);
  if (other !== undefined) {
    consider(frame.s, venue, quote, 1 - venue, other, quote.at);
    consider(frame.s, 1 - venue, other, venue, quote, quote.at);
  }
}

function consider(symbol, buyAt, bought, sellAt, sold, now) {
  const edge = sold.bid * (1 - FEE) * (1 - FEE) / bought.ask - 1;
  if (edge < MIN_EDGE || bought.taken || sold.taken
      || now - bought.at > STALE_MILLIS || now - sold.at > STALE_MILLIS) {
    return;
  }
  const most = Math.min(bought.askQty, sold.bidQty, MAX_NOTIONAL / bought.ask);
  const qty = (Math.floor(most * 1e5) / 1e5).toFixed(5);
  bought.taken = true;
  sold.taken = true;
  place(buyAt, symbol, 'BUY', bought.ask, qty);
  place(sellAt, symbol, 'SELL', sold.bid, qty);
}

function place(venue, symbol, side, px, qty) {
  open++;
  orders[venue].send(JSON.stringify({
    id: ++requests,
    method: 'order.place',
    params: {
      apiKey: `bench-${venues[venue]}`,
      newClientOrderId: 'a' + String(++number).padStart(16, '0'),
      newOrderRespType: 'ACK',
      price: px.toFixed(5),
      quantity: qty,
      recvWindow: 5000,
      side,
      symbol,
      timeInForce: 'IOC',
      timestamp: Date.now(),
      type: 'LIMIT',
      signature: SIGNATURE,
    },
  }));
}

function onAnswer(data) {
  const message = JSON.parse(data);
  if (message.event !== undefined && message.event.x === 'TRADE') {
    open--;
  }
}

function connect(address, onMessage) {
  const socket = new WebSocket(address, {perMessageDeflate: false});
  socket.on('message', onMessage);
  socket.on('close', () => process.exit(0));
  return socket;
}

addresses.forEach((address, venue) => {
  orders.push(connect(`${address}/orders`, onAnswer));
  connect(`${address}/data`, data => onFrame(venue, data));
});
