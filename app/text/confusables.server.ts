// Made by `npm run confusables` from the data of unhomoglyph 1.0.6, which is Unicode's: change nothing by hand.
// In numbers, because bundlers write each foreign letter as six characters.

/** Code points in base 36, each as what it is more than the one before. */
export const characters = `
11 b 1 23 12 3 x a 7 1 6 1 7 a 8 o 1 l 1 a 7 9 1 g 1 j 1 p 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1
2 1 1 1 5 1 1 1 1 1 3 1 1 3 1 1 1 1 1 1 4 1 1 2 1 1 z 1 h 1 11 1 3 2 1 1 1 m 1 1 1 5 1 1 1 1 1 1 1 2 1 1 1 2
2 3 1 2 1 1 1 4 1 1 1 3 2 1 1 1 2 1 1 2 1 1 2 1 6 1 3 2 1 5 1 2 2 2 1 2 7 3 1 2 1 3 1 1 1 1 1 1 1 1 k k 36
17 5 1 1 4 2 2 i 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 1 1 8 1 1 1 1 1 1 1 1 1 2 1 2 2 2 1 1 1 1 8 9 2 1
1 1 b 1 3 7 4 1 2 1 2 2 5 1 1 2 1 2 5 1 1 1 2 2 1 2 1 1 1 1 1 1 1 1 1 1 1 3 2 1 1 1 1 1 1 1 1 1 2 2 1 2 2 1
1 1 1 1 1 1 1 1 5 1 1 2 1 5 1 1 2 3 5 1 1 1 d 1 1 1 1 1 7 1 d 1 1 1 3 1 1 1 3 1 1 1 1 1 3 1 3 1 7 1 1 1 1 1
1 1 1 1 3 4 1 1 1 1 1 1 3 2 1 1 1 1 1 1 1 1 1 1 5 1 3 1 7 1 7 1 l 2 1 9 2 1 3 1 9 1 1 1 k 2 3 5 3 2 1 3 1 3
2 2 1 2 2 2 1 1 c 2 3 8 2 5 3 2 2 1 2 2 3 1 1n l 3 7 2 f 1 o 1 5 o 4 9 9 2 8 3 n 4 2 3 4 1 3 1 6 5 3 4 3 3 3
3 1 6 6 1 5 3 1 1 1 3 7 1 2 3 1 2 1 3 2 3 1 1 1 2 1 2 2 1 1 3 p 1 2 4 2 6 1 1 2a 5 c 1 4 1 1 3 5 1 c 1u a 5z
3 3 1 1 5 1 1 1 1 4 1 2 1 1 1 1 1z 2 2 5 1 2 1 1 1 1 2a w 2i 1 5 4 3 p 1 1 1 1 5 1 4 2a 1 3 s 7 2 1 1 2 1 15
15 w q 1y 2 y i k 1i a 2 2 3 1 2 p 1 c 2 3 8 1 9 2 13 1 5 v 1 1 b 1 1 8 2 5 c 2 1 1b 5 y 1 1 2 4 3 1 5 3 4 3
e 3 2 4 k c 5 2 5 7 9 3 2 1 3r 8 4 5 1 2 a 5 r 4 b 1k 5 d 1 2 1 1 1d 1c 2 1 2v 2z 1 16 g d 2 a 1 m 11 1 9 1
e 3 v 1z c c 75 z t w 1 1f 1o 5s 1 1 2 1 3 1 1 1 1 4 1 2 4 4 2 1 1 1 2 1 4 4 1 2 1 3 2 1 4 1 4 1 3 4 1 4 3 1
1 2 1 1 6 1 1 7 9 1 1 1 1 1 1 1 1 1 2 1 1 1 h 1 1 1 1 2 9 1 1 1 1 1 3 1 3 1 5 2 6 3 1 1 1 1 1 1 1 1 1 1 1 1
1 3 1 1 1 3 2 3 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4 1 1 1 5 5 1 1 1 1 1 1 1 1 1 1 1 1 1 6 5 2 1 1 1 1 1 1 1 1 1
1 1 1 1 6 a 1 1 1 1 1 3 b 1 1 1 1 1 1 1 1 1 1 1 1 1 d 1 1 1 1 1 1 1 1 1 1 1 1 1 9 1 1 1 8 1 1 1 1 1 1 1 1 1
1 1 1 1 b 1 1 1 1 1 1 1 1 1 1 1 1 1 4 1 d 1 c 1 c 1 e 5 1 1 1 1 1 1 1 1 1 2 7 1 1 1 1 1 1 r 5 1 2 d 1 p c 5
1 7 b 1 1 3 r 1 1 a 1 5 1 1k 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1m a 1 j 1 2 4 5 f 4z 1d 3l 1t t 3 3 9 4 1 1 1
1 1 1 1 1 1 1 1 1 1 8 1 1 3 3 1 1 3 2 3 3 2 h6 97 c c 1t 4 1 2 1 2 1 2 2 1 1 3 4 3 1 4 1 1 2 2 1 1 1 2 1s 3
1 1 2 1 1 1 1 5 1 1 1 1 4 9 4 7h 2p 1 7p 1 1 q 1 x b 1 1v 4 4 2 1 1 1 8 7 23 v 2 5 4 c 3 1 1 1s 1 d 4 15 1
1t 3 3 9 2 d 5 2 3 1 1 1 1 1 2d 1 i 1 3 4 7 1 s 1 1 1 4 12 6 b 1u o 1 7 4 4 3 7 1 1 1 1 1 1 1 5 t 3 3 3 5 4
1m l 77 1 36 x v a a 3 1r s b 1e 9s 6 1 g 9e 1 1j b 1 16 17 i 16 1 b h 4 6 8 1 3e 1 18 8o 2b 1 1 2 1 1 1 1 3
1 1 1 5 f 1 1 2 1 5 1 3 1 1 1 1 2 1 1 1 3 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 2 1 5 6 1 d 1 1 1 3 1 1 1 9 8 25 6 1
1 1 7 8 6 5 1 4 4 3 3 5f 1 i 4 1x 1 2 4 2 3 1 1 2 1 1 2 1 1 1 2 3 2 1 1 1 1 2 2 3 2 2 2 1 7 1 4 1 1 1 1 1 1
1 3 1 2 1 1 2 1 1 1 1 1 2 2 1 1 1 1 1 2 1 2 2 1 3 1 2 1 1 1 1 1 2 7p 4d 4 3 k 9 3 4 9 l 6b 1 5 4 5 1 1jn 1yg
3p 1y8 ea 1m 10j ag b8 3k k e9 mq u rs cx gq 6 3x 1c 61 dm 1q 10y 1rq 10n mo 10 6 12 b 12 q 2u pk 76 rh 2n
7m 5w 83 38 4h 3w c7 k0 lm 1hn 3z 6p y9 8 2 9 1 4 4 a 4 1 1 2 e 1 1 1 1 2 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 3
1 1 1 1 1 1 1 1 1 1 1 2 99 1 1 1 5 1 3 1 7 g m m 1 3 1 1 7 f 1 s 1 d 4 g 1j 2 1 8 1 1 1 1 1 1 1 1 1 1 1 1 1
2 1 9 1 3 1 b 1 5 1 9 1 3 1 8 2 d 5 7 1 2 3 1 1 1 1 1 1 1 b 1 1 2 3 1 1 1 1 1 1 e 1e bf h z 9 9v 3 8 1 1 2 1
5 1 5 1 4 1 2 5 6 2 1 d 1 1 2 1 4 1 1 1 2 2 1 2 4 4 2 1 2 2 1 8 1 2 1 3 2 1 4 1 4 1 3 4 1 4 3 gy8 8 1 1 1 6h
3 1 1 3 3 3 2 2 1 1 1 9 1 1 1 2 6 2 3 1 1 1 1 1 1 2 n i 3 4 a 3 c 1 7 8 1 3 2 3 6 2 4v 2 1a 1 2 d 1 3 2 3 1
4 1 3 2 4 1 2 h 2 3 1 5 3 2 2r 3 1 8 6 1 1 9 1 2 1 1 6 3 1 e 1 b 3 1 p 3 2 4 1 8 1 1 1gb z 2d 2 yo fr 6 b 6
3 2 2r 2 2 2 1 2 2 1 1 1 1 1 1 4 1 1 1 1 2 1 m 1 b 7c 1 1 1 85 6 4 4 1 b5 1 1 1 1 2 2 1 1 2 2 1 3 3 1 1 1 3
1 4 1 1 1 1 2 2 1 1 2 2 1 3 3 1 1 1 3 1 4 3 2 1 3 3 3 3 dw 1 1 1 1 2 1 1 6 1 1 1 1 11c 3pd bv2 1 2 c 4 2 a 2
5 8 5 1 2 3 2 1 ji7 4 5 2 5 1 1 1 1 1 3 2 5 1 8 1 5 f 6 v9 p x p x p x p x p 3do 2 2 1pe 1 13m 1 1 2 3 1 c k
10 8 8 c 3 1
`;

/** What each of them is read as: letters and digits in lower case, or code points in base 36, with a dot before each. */
export const readings = `
oo o l l c y ae d x o .72 ss ae d o d d h h l k l l oe oe t t b b b b b b .gk c c d d d d g .d9 .gp .gr f f
g y l l k k l w n n o p p r 2 2 o t t t .i2 u y y z z 3 2 5 s .72 l ll g g .b9 .cf 3 3 n 8 8 z z c c l t b u
.i4 e e j j .gb r r y y a b d d .d9 .d9 e 3 g g g y h l l l l l .30.f1 w m n n o .33.5qf r r r s o t u u m y
z 3 b h j l q dz .2s.f1 .2s.i9 ts .38.hv .38.gl .2u.97 ls lz .121 .121 l .8s6 .jz .u0 .5qm .gk .x1b j a b y
.qc e z h o l k .i4 m n .qm o .qo p o t y .qu x .qw .qx a b y .61r e z n o l k m v o p o t u .hk x .rb .rd
.rf .qq f f 2 2 .rx j .72 .72 m m .gk .x1b e s l j .ux h a b b r e 3 .u0 k .i4 m h o .qo p c t y .qu x .ug
.ui bl b .ul lo .un a 6 b r e 3 .5qm k m h o .qo p c t y .hk x .jt.2q bl b lo .5qx e s l j h w w b b .qw .qw
o o v v w w .u0 .5qm b b r r r r .ty .ty 3 3 k k k k h h c c t t y y y y x x .xj h h e e e e l .xw .i4 .u3 h
h h h .xj .xj m m l ae ae .gp .d9 3 3 o o .zj d d .b9 g g .gr e q q w w w q q .3ou .12m h .12p .3k6 .12t n
.3s3 n u s g .qu f o w q q .61r h .fr n .hc n u s g f o l l v l o ll l ooo oooo .189 l .18p .183 .18p .18p o
.18p l o v oo .18p .1b5 .30.19w l .18p .18p .17x .17x .17z .1ai .17z .181 .181 .181 .185 .187 .1b5 .18h .1b5
.18j .18j .18j .1bj .18k .18k .18p .18p .18p o o .17t .18o .18o .18o .18o .18o .18p .18p .1a3 .18p .18p o
.17z .181 l o v .17l .18l o .17s .18p .1bg .18j .1g4 .18m .18m .181 .1av .17x .183 o l .17s .1b6 .18l .18p
.1g4 .17z .185 .1bj .18o .182 .17s .18p .181 .18p .1b5 .1b5 .18p .1s5 .1s5 .1tc.1s7 .1sf .1sf .1sf .1s5 .1s5
.1s5 .1s5 o .1vp .1vv .1vv o 8 9 .1z9 .22a .22a .22b .22b .22a .1z9 .1z9 o 9 8 .22t .22t .22t .22t .22t .22t
.22t .1tp o .26d o o 9 .2a1.2b7 .2a8 .2a0 o .2b3 .2ai .2b2 .2a6.2b9 .2bb .2aw .2du .2du .2eo .2e9 .2ef .2ek
.2et .2et .2et .2dn .2do o .2dh .2di .2dj .2du .2du .2du .2e4 .2e6 .2eb .2en .2ep .2eq .2h8 o .2kn .2a1 .2a1
.2lk .2ku .2ky .2ky .2lk .2a8 o .2ar .2ls .2b8 .2ba .2an .1v5 .2lk.2lq .33.2ls.33 .2la o 9 .2m1.2lq .2lk
.2lk .2ls .2rm .2ru .2ry .2ro .2ro .2s1 .2rq .2sg .2tc.2tc .2sy o .2rs .2si .2sa .2sb .2sd .2se .2sf o .31k
.31c .31c .31e .ggg .ggd .35u o o .36d .36m .36m o .37l .36d .36d .35v .399 .35u .x3b y 3 o u .hc .qu n n
.12p o d r t o l .8s6 y a j e .8s6 r w m h y o .bv g h z w .gr u 4 b r w s v s l c p k d o 6 .xxb .67 h g b
h g b .qc .3y9 .3y9 .qc .qc .3yc .3yc .3yd .3yd .3ye .3ye .3yi .3yi .3yj .3yj .3y9.3z4 .qc.3z4 .3yd.3z4
.3yi.3z4 v .i4 v v .i4 .i4 .3zm .3zm .3zo .3zo .3zt .3zt u n .40g u u n n .40f .40f .40g .40g .40h .40h .40l
.40l .40m .40m u n .40g .40l p d b b .417 .417 p p .41a .41a d d .41c .41c b b b b .417 p d b j .421 .421
.423 .423 .424 .424 j j .426 .426 .428 .428 .429 .429 .qb l .42r .42r .qb .qb .42u .42u .42v .42v .42w .42w
l l .42z .42z 2 .43k .43k .43r .43r .43s .43s .3z5 .443 .443 .445 .445 .446 .446 .447 .447 .448 .448 .44a
.44a .44b .44b .44t .44t .44v .44v .44w .44w .44x .44x .44y .44y .450 .450 .451 .451 .45n .45n.40l .45n.2q
.45n.428 .45s .45s .45t .45t .45u .45u .45v .45v .45w .45w .45x .45x .45y .45y 4 4 .46g .46g .46h .46h .46i
.46i .46j .46j .46l .46l .46m .46m .3zd x .47g .47g .47u .47u .487 .487 .61r h x .47k.418 .47k.34 .47k.41a
.47k.2s .47k.41c .47k.2q .47k.2q .47k.41v r .49h.422 .49h.423 .49h.424 .49h.2y .49h.426 .49h.428 .49h.429 b
f .6ku .x6j .gg a d d w m b .428 .421 .443 .44a .477 .47a .47e .i2 .qx .i2 .qx x x .47k.417 .49h.421
.49i.423 .49i.424 .49i.2y .49i.426 .49i.428 .49i.429 .49z .4a0 .4a1 .4a2 .4a3 .4a4 .4a5 x l .4hp k m .qw o
.4ho .qu .4o2 .2sv .4s5 .4t8 .4vl .4vo .4vs .4w0 .43m .43m .43n .43n .43o .43o .43p .43p .477 .47a .47b .47c
.47d .47f .4xh .4wv.3z2 .3z2.4wv .477 .47y .486 .48b .492 .49j w .4c4 .4d7 .5e8 y .3cj o a c d e 3 j k m o
.gk o .d9.33 p t u v w z 2 r .i4 .qo p .u3 ue f m n r .hq s t z l l p u .i2 g y .gb f y y .9oc .9oc ll ooo
oooo oo .8yf .8xu c m w d e k t lt f .ul .i2 .hr e .6ku .qb .wko .wl2 .20hs .gk .gk .4i7 .4iw .4ii .4i8 .gg
.d9 .qc .qo o oo l ll v n u o .hv.hv .hv.hv.hv .40l .40g .1f3c o .ig o t .wk5 v n u o .4im .8yf e e .9j0 .qc
o t .17t .3zp o l p .qx a e l .qx a .4hp .ffs .ffs .ffs .ffs .ffs .ffs lo l .9oc .9oc x .jt .qc .1f3w o o
.ig .1ggu .8tz o .wk5 .40l .40g t x x .4i8.4ii .4i8 .4ii .8xu .9j0 .1f40 .ig .1f3c .hv.hv.hv.hv .4im .4ii 2
x x .4b9 .4b6 .40g.40l .8qn l p r t h h k k a m .gg .gi .8s6 r r .qc e e h h l l k k .qj m m n n o o .qo p p
c c t t y y .qu .hk x x .qw .8tt .qx .8tz .ug .ug 9 9 3 3 l l 6 6 .rx .rb o .i4 v e .d9 o o l o q .ig x .qc
.4j3 .40l .40g .61r .8xu .fh7 .fh6 .fjv .g76 .aim .g1s .i77 .i76 .ik3 .inu .itt .ix0 .b96 .jf0 .jzp .k4h
.l8a .lch .ldh .ldm .m7g .mjv .ffw .mnh .p5e .ny3 .oop .p5f .p5e .paa .pds .prt .prt .prt .qj2 .qxw .r5s
.r5r .r7l .rkw .rvh .sbq .sdy .sdy .tnh .tc5 .tiv .tiw .tj3 .tm0 .tnh .tw2 .u06 .u45 .u6m .u72 .u73 .u74
.uar .ui4 .unw .uws .vc6 .vd0 .k21 .vgw .l7z .vi7 .o9o .vix .fi8 o .fjv .ijp .gbf .hlh .ggs .fik .g2z .9ko
.gkj .9oc .ffs .fh7 .fid .fh6 .fh5 .app .ako .bp7 .9oc .fp1 .ftw .gur .gkj .hgh .h7j .hij .hwv .ild .bp6
.jee .bi9 .cov .k7u .bmi .dhf .kfi .bs3 .kv1 .lu0 .npw .or9 .kcs .kcw .kcv .bp1 .kcz .kd4 .ph8 .kdf .q6l
.qif .dyu .ram .rk6 .rq4 .ry7 .s11 .s5z .s8v .slq .t65 .trr .v9e .vdd .cop .w5p .vr4 .vnu .wgo .vua .vo0
.wci .wcf .w4x .w2h .wbv .wc5 b p d d t g k j c .gk z f .6ku m n l s r u .i4 v h w x y .4f4 a .gg e .d9 l o
u n .4bl 2 2 l l .wul .qx .ui.30 .jt.2q.30 .wux .ig .jr h h oo oo .1f3c .u0 .4hl .8s6 .ip .i4 .qo v 2 .x0n
t3 t3 s aa aa ao ao au au av av av av ay ay .x1b k k o o oo oo 2 2 w w 3 3 9 9 tf .x2y .x3b .x3g e e .x0n f
f .1fei .1fei .x3x .ii u u h 3 g l .wk5 j x b b .wul .qx s .9oc .8qn .xi5 .xjk .19e e f o o .gk .d9.33
.d9.33 r r o u u x x y .ux .gk.2t uo d r t o l y a j e .g2 .8s6 r w m h y o g h z e u 4 b r w s v s l c p k
d o 6 n x v lls ll b .qc e f l .i4 x o o p s t a b c .qc f o .rd m t y .qu x .qw .qx .8xs h .17z .18o .187
.185 z b c l m .rd t x 8 l x .1f9e .1f9v .gr .1fe2 o .wl2 .1fei c .1fen .1feq l .gi s .gk .u0 e .ii o c .hj
.gu l s .gk .5qm .i4 .1fiz r .xw o .ig .72 h u .4iu .qw 7 .i4 .qj r o .wvd u .qw 7 n o k c v f l x .1h36
.1h45 .1h45 .1h36 .xdn .1ik4.1ij6 .1ik4.1ijc .1ik4.1ijn .1ik4.1ijt .1ik4.1ijw .1ik4.1ijy .1w8 .1wa .1wc .1we
.1wf .1wh .1wy .1wk .1wl .1wm .1wn .1wo .1wq .1wu .1wv .1ws .1wj .1ww .1x3 .1x4 .1x9 w o .1ite .1ite .1itf
.1itg m v w w w v s f l y e o z 3 9 e 4 l o 9 o u 5 t v s f l z 7 o z 3 9 e 4 l 6 9 o u 5 y o m z w c x w c
.1jvp.1jvz .1jvp.1jw0 .1jvp.1jvp .1jvp.1jvp.1jvz .1jvp.1jvp.1jw0 .1jvv.1jvz .1jvv.1jvv .1jvv.1jvv.1jvz
.1jw3.1jvz .1jw3.1jw0 .1jw3.1jw3 .1jw3.1jw3.1jvz .1jw3.1jw3.1jw0 .1fa2 .1ggu .qb v t l .qc .wux .wl2 l .gr r
s 3 .i4 a u y .zj 3 .u0 v 7 f .1f3w .wl2 r .gg o .wk5 .gr w l .wl2 .x6j .4i3 n .qb .67 .qb .67 .qb .67 .qb
.67 .qb .67 l .19f 8 cc c qe .wux .qc .1f3w ar v o .1f3c c o sss t mb vb
`;
