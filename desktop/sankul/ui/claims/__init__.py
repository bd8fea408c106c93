"""Claims: the lines of a month on their way to payment, and the rates behind them."""
