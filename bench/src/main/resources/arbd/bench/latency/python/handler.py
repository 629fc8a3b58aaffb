"""The work that arbd does between a quote and its order, as one would write it on Python's websockets: parse the frame,
keep the best quotes of both venues, look for an edge after fees, send both orders. Journal, signature, limits and exact
money are left out. Arguments: the addresses of the two venues, such as ws://127.0.0.1:4000 ws://127.0.0.1:4001."""

import asyncio
import json
import sys
import time

import websockets

FEE = 0.001
MIN_EDGE = 0.0002
MAX_NOTIONAL = 1000
STALE_SECONDS = 60
SIGNATURE = "0" * 64
VENUES = ("alpha", "beta")


class Quote:
    __slots__ = ("bid", "bid_qty", "ask", "ask_qty", "at", "taken")

    def __init__(self, data, at):
        self.bid = float(data["b"])
        self.bid_qty = float(data["B"])
        self.ask = float(data["a"])
        self.ask_qty = float(data["A"])
        self.at = at
        self.taken = False


class Handler:
    def __init__(self, addresses):
        self.addresses = addresses
        self.quotes = ({}, {})
        self.orders = [None, None]
        self.number = 0
        self.requests = 0
        self.open = 0

    async def frame(self, venue, text):
        data = json.loads(text)["data"]
        symbol = data["s"]
        quote = Quote(data, time.monotonic())
        self.quotes[venue][symbol] = quote
        other = self.quotes[1 - venue].get(symbol)
        if other is not None:
            await self.consider(symbol, venue, quote, 1 - venue, other, quote.at)
            await self.consider(symbol, 1 - venue, other, venue, quote, quote.at)

    async def consider(self, symbol, buy_at, bought, sell_at, sold, now):
        edge = sold.bid * (1 - FEE) * (1 - FEE) / bought.ask - 1
        if (edge < MIN_EDGE or bought.taken or sold.taken
                or now - bought.at > STALE_SECONDS or now - sold.at > STALE_SECONDS):
            return
        most = min(bought.ask_qty, sold.bid_qty, MAX_NOTIONAL / bought.ask)
        qty = "%.5f" % (int(most * 1e5) / 1e5)
        bought.taken = True
        sold.taken = True
        await self.place(buy_at, symbol, "BUY", bought.ask, qty)
        await self.place(sell_at, symbol, "SELL", sold.bid, qty)

    async def place(self, venue, symbol, side, px, qty):
        self.requests += 1
        self.number += 1
        self.open += 1
        await self.orders[venue].send(json.dumps({
            "id": self.requests,
            "method": "order.place",
            "params": {
                "apiKey": "bench-" + VENUES[venue],
                "newClientOrderId": "a%016d" % self.number,
                "newOrderRespType": "ACK",
                "price": "%.5f" % px,
                "quantity": qty,
                "recvWindow": 5000,
                "side": side,
                "symbol": symbol,
                "timeInForce": "IOC",
                "timestamp": int(time.time() * 1000),
                "type": "LIMIT",
                "signature": SIGNATURE,
            },
        }, separators=(",", ":")))

    async def answers(self, venue):
        async for text in self.orders[venue]:
            message = json.loads(text)
            if message.get("event", {}).get("x") == "TRADE":
                self.open -= 1

    async def data(self, venue, socket):
        async for text in socket:
            await self.frame(venue, text)

    async def run(self):
        for venue, address in enumerate(self.addresses):
            self.orders[venue] = await self.connect(address + "/orders")
        feeds = [await self.connect(address + "/data") for address in self.addresses]
        tasks = [self.answers(venue) for venue in range(2)] + [self.data(venue, feeds[venue]) for venue in range(2)]
        await asyncio.gather(*tasks)

    @staticmethod
    def connect(address):
        return websockets.connect(address, compression=None, max_queue=None, ping_interval=None)


asyncio.run(Handler(sys.argv[1:3]).run())
