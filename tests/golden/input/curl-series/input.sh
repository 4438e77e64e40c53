curl -G https://rest.iad-01.braze.com/purchases/quantity_series -d length=500 --data-urlencode "ending_at=2024-05-12T18:47:12+02:00" -d product= -H 'Authorization: Bearer 8f5a2c1e-9b3d-4e7f-a6c8-1d2e3f4a5b6c'
curl 'https://rest.iad-01.braze.com/purchases/quantity_series?product=&length=' -H "Authorization: Bearer $KEY"
curl --get "https://rest.iad-01.braze.com/purchases/revenue_series?length=$N&unit=${U}" --data 'unit=week&ending_at=2024-05-12T18:47:12+02:00'
curl https://rest.iad-01.braze.com/purchases/revenue_series
curl "https://rest.iad-01.braze.com/purchases/revenue_series?length=7&ending_at=$(date +%s)"
