#!/bin/sh
curl --request POST https://rest.iad-01.braze.com/users/track \
    --header "Authorization: Bearer $KEY" \
    --json '{"purchases": [{"external_id": "'"$1"'", "product_id": "boots",
        "currency": "EURO", "price": 89.9, "time": "2024-05-13T18:25:00Z"}]}'
