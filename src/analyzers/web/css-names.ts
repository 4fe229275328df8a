/** Properties of styles that browsers know, those with a prefix left out. */
export const PROPERTIES = words(`
  accent-color align-content align-items align-self all animation animation-composition animation-delay animation-direction
  animation-duration animation-fill-mode animation-iteration-count animation-name animation-play-state animation-range
  animation-timeline animation-timing-function appearance aspect-ratio backdrop-filter backface-visibility background
  background-attachment background-blend-mode background-clip background-color background-image background-origin
  background-position background-position-x background-position-y background-repeat background-size block-size border border-block
  border-block-color border-block-end border-block-start border-block-style border-block-width border-bottom border-bottom-color
  border-bottom-left-radius border-bottom-right-radius border-bottom-style border-bottom-width border-collapse border-color
  border-end-end-radius border-end-start-radius border-image border-image-outset border-image-repeat border-image-slice
  border-image-source border-image-width border-inline border-inline-color border-inline-end border-inline-start border-inline-style
  border-inline-width border-left border-left-color border-left-style border-left-width border-radius border-right border-right-color
  border-right-style border-right-width border-spacing border-start-end-radius border-start-start-radius border-style border-top
  border-top-color border-top-left-radius border-top-right-radius border-top-style border-top-width border-width bottom
  box-decoration-break box-shadow box-sizing break-after break-before break-inside caption-side caret-color clear clip clip-path
  clip-rule color color-interpolation color-scheme column-count column-fill column-gap column-rule column-rule-color column-rule-style
  column-rule-width column-span column-width columns composes contain contain-intrinsic-size container container-name container-type
  content content-visibility counter-increment counter-reset counter-set cursor cx cy direction display dominant-baseline empty-cells
  fill fill-opacity fill-rule filter flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap float flood-color
  flood-opacity font font-family font-feature-settings font-kerning font-optical-sizing font-palette font-size font-size-adjust
  font-smooth font-stretch font-style font-synthesis font-variant font-variant-caps font-variant-east-asian font-variant-ligatures
  font-variant-numeric font-variation-settings font-weight forced-color-adjust gap grid grid-area grid-auto-columns grid-auto-flow
  grid-auto-rows grid-column grid-column-end grid-column-gap grid-column-start grid-gap grid-row grid-row-end grid-row-gap
  grid-row-start grid-template grid-template-areas grid-template-columns grid-template-rows hanging-punctuation height hyphens
  image-orientation image-rendering ime-mode inline-size inset inset-block inset-block-end inset-block-start inset-inline
  inset-inline-end inset-inline-start isolation justify-content justify-items justify-self left letter-spacing line-break line-clamp
  line-height list-style list-style-image list-style-position list-style-type margin margin-block margin-block-end margin-block-start
  margin-bottom margin-inline margin-inline-end margin-inline-start margin-left margin-right margin-top marker marker-end marker-mid
  marker-start mask mask-clip mask-composite mask-image mask-mode mask-origin mask-position mask-repeat mask-size mask-type max-block-size
  max-height max-inline-size max-width min-block-size min-height min-inline-size min-width mix-blend-mode object-fit object-position
  offset offset-anchor offset-distance offset-path offset-position offset-rotate opacity order orphans outline outline-color
  outline-offset outline-style outline-width overflow overflow-anchor overflow-block overflow-clip-margin overflow-inline overflow-wrap
  overflow-x overflow-y overscroll-behavior overscroll-behavior-block overscroll-behavior-inline overscroll-behavior-x
  overscroll-behavior-y padding padding-block padding-block-end padding-block-start padding-bottom padding-inline padding-inline-end
  padding-inline-start padding-left padding-right padding-top page page-break-after page-break-before page-break-inside paint-order
  perspective perspective-origin place-content place-items place-self pointer-events position position-anchor position-area
  print-color-adjust quotes r resize right rotate row-gap ruby-align ruby-position rx ry scale scroll-behavior scroll-margin
  scroll-margin-block scroll-margin-bottom scroll-margin-inline scroll-margin-left scroll-margin-right scroll-margin-top scroll-padding
  scroll-padding-block scroll-padding-bottom scroll-padding-inline scroll-padding-left scroll-padding-right scroll-padding-top
  scroll-snap-align scroll-snap-stop scroll-snap-type scroll-timeline scrollbar-color scrollbar-gutter scrollbar-width shape-image-threshold
  shape-margin shape-outside shape-rendering speak src stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
  stroke-linejoin stroke-miterlimit stroke-opacity stroke-width tab-size table-layout text-align text-align-last text-anchor
  text-combine-upright text-decoration text-decoration-color text-decoration-line text-decoration-skip-ink text-decoration-style
  text-decoration-thickness text-emphasis text-emphasis-color text-emphasis-position text-emphasis-style text-indent text-justify
  text-orientation text-overflow text-rendering text-shadow text-size-adjust text-transform text-underline-offset
  text-underline-position text-wrap text-wrap-mode text-wrap-style top touch-action transform transform-box transform-origin
  transform-style transition transition-behavior transition-delay transition-duration transition-property transition-timing-function
  translate unicode-bidi user-select vector-effect vertical-align view-transition-name visibility white-space white-space-collapse widows
  width will-change word-break word-spacing word-wrap writing-mode x y z-index zoom`);

const GLOBAL = 'inherit initial unset revert revert-layer';

/** Properties that take one word out of few, and those words. */
export const KEYWORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    'align-items':
      'normal stretch center start end flex-start flex-end self-start self-end anchor-center baseline first last safe unsafe',
    'box-sizing': 'content-box border-box padding-box',
    clear: 'none left right both inline-start inline-end',
    display:
      'none block inline inline-block flex inline-flex grid inline-grid flow-root contents table table-row table-cell table-row-group table-header-group table-footer-group table-column table-column-group table-caption inline-table list-item run-in ruby ruby-base ruby-text math subgrid box inline-box',
    'flex-direction': 'row row-reverse column column-reverse',
    'flex-wrap': 'nowrap wrap wrap-reverse',
    float: 'none left right inline-start inline-end',
    'font-style': 'normal italic oblique',
    'justify-content':
      'normal stretch center start end flex-start flex-end left right space-between space-around space-evenly baseline safe unsafe',
    'object-fit': 'fill contain cover none scale-down',
    overflow: 'visible hidden clip scroll auto overlay',
    'overflow-x': 'visible hidden clip scroll auto overlay',
    'overflow-y': 'visible hidden clip scroll auto overlay',
    'pointer-events': 'auto none visible all fill stroke painted bounding-box visiblepainted visiblefill visiblestroke',
    position: 'static relative absolute fixed sticky',
    'text-align': 'left right center justify start end match-parent justify-all',
    'text-transform': 'none capitalize uppercase lowercase full-width full-size-kana math-auto',
    visibility: 'visible hidden collapse',
    'white-space': 'normal nowrap pre pre-wrap pre-line break-spaces collapse preserve',
  }).map(([property, keywords]) => [property, words(`${keywords} ${GLOBAL}`)]),
);

export const UNITS = words(
  'px em rem ex rex ch rch cap rcap ic ric lh rlh vw vh vi vb vmin vmax svw svh svi svb svmin svmax lvw lvh lvi lvb lvmin lvmax dvw dvh dvi dvb dvmin dvmax cqw cqh cqi cqb cqmin cqmax cm mm q in pt pc fr deg grad rad turn s ms hz khz dpi dpcm dppx x rpx',
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
