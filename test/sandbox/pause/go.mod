module slipway.sandbox/pause

go 1.26.0
